"""Prints a report as PDF, in memory and the same bytes each time: nothing of it touches the disk."""

from collections.abc import Iterable
from io import BytesIO

from django.template.loader import render_to_string

from goldseam.web.progress.chart import Chart
from goldseam.web.report.section import Section

PAPER, MARGIN = "a4", 54
STYLE = """
body { font-family: sans-serif; font-size: 10.5pt; line-height: 1.4; color: #222; }
h1 { font-family: serif; font-size: 20pt; margin-bottom: 4pt; }
h2 { font-family: serif; font-size: 14pt; margin-top: 16pt; margin-bottom: 4pt; }
p { margin-top: 3pt; margin-bottom: 3pt; }
.note { font-size: 9pt; color: #555; }
.label { font-weight: bold; margin-top: 8pt; }
.leaf { page-break-before: always; }
td, th { padding: 2pt 8pt 2pt 0; text-align: left; font-size: 9.5pt; }
"""


def as_pdf(context: dict[str, object], sections: Iterable[Section]) -> bytes:
    """The report on A4. PyMuPDF is loaded here and not sooner: few ask for this."""
    import pymupdf  # noqa: PLC0415 - 30 MB in a process that may never need it

    pictures = pymupdf.Archive()
    for number, chart in enumerate(chart for section in sections for chart in section.charts):
        pictures.add(_svg(chart.chart).encode(), f"chart-{number}.svg")
    # What draws takes it for the end: a text of the other one could cut off all that follows.
    html = render_to_string("report/paper.html", context).replace("\0", "\N{REPLACEMENT CHARACTER}")
    story = pymupdf.Story(html, user_css=STYLE, archive=pictures)
    made, page = BytesIO(), pymupdf.paper_rect(PAPER)
    inside = pymupdf.Rect(page.x0 + MARGIN, page.y0 + MARGIN, page.x1 - MARGIN, page.y1 - MARGIN)
    writer = pymupdf.DocumentWriter(made)
    more = True
    while more:
        drawing = writer.begin_page(page)
        more, _filled = story.place(inside)
        story.draw(drawing)
        writer.end_page()
    writer.close()
    with pymupdf.open(stream=made.getvalue(), filetype="pdf") as document:
        document.subset_fonts()
        return bytes(document.tobytes(garbage=3, deflate=True, no_new_id=True))


def _svg(chart: Chart) -> str:
    """A chart with its colours written out: a picture in a document has no style sheet."""
    width, height = chart.width, chart.height
    labels = "".join(
        f'<text x="{each.x:.1f}" y="194" font-size="10" font-family="sans-serif" fill="#555">{each.text}</text>'
        for each in chart.labels
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<path d="{chart.grid}" stroke="#ccc" stroke-width="0.7" fill="none"/>'
        f'<path d="{chart.band}" fill="#e6efe9"/>'
        f'<path d="{chart.worse}" stroke="#999" stroke-width="0.8" stroke-dasharray="3 3" fill="none"/>'
        f'<path d="{chart.line}" stroke="#2b5a4a" stroke-width="1.8" fill="none"/>'
        f'<path d="{chart.dots}" stroke="#2b5a4a" stroke-width="3" stroke-linecap="round" fill="none"/>'
        f'<path d="{chart.gaps}" stroke="#b8862f" stroke-width="2" fill="none"/>{labels}</svg>'
    )
