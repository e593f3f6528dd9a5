"""What two people share looks the same to both: which items there are, and the days that stand beside them."""

import re
from collections.abc import Mapping

from tests.e2e.year.walking import Walk

# Where it is listed -> how one item of it is linked.
LISTED: Mapping[str, str] = {
    "/promises/": r"/promises/\d+/",
    "/requests/": r"/requests/\d+/",
    "/agreements/": r"/agreements/\d+/",
    "/good/dates/": r"/good/dates/\d+/",
    "/openness/plans/": r"/openness/plans/\d+/",
}
# What is looked at when nothing more is written: the rest of what both have.
AT_THE_END: Mapping[str, str] = {
    "/good/memories/": r"/good/memories/ours/\d+/",
    "/good/vows/": r"/good/vows/round/\w+/",
    "/us/breaches/": r"/us/breaches/\d+/",
    "/us/review/": r"/us/review/round/[\w-]+/",
    "/us/standing/": r"/us/standing/round/\d+/",
    "/expectations/": r"/expectations/round/\d+/",
    "/dispute/": r"/dispute/both/\d+/",
    "/amends/": r"/amends/(?:public/)?\d+/",
    "/truth/questions/": r"/truth/questions/\d+/",
    "/us/shared/": r"/us/shared/\d+/",
}
DAY = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
# The next look at an agreement is the same day for both, and so is the day that a promise is due.
DATED = ("/agreements/", "/promises/")


def compare(walk: Walk, pages: Mapping[str, str]) -> None:
    """Open each page as both, and write down where the two do not see the same."""
    for page, item in pages.items():
        seen = {who: _facts(walk, who, page, item) for who in walk.people}
        if len(set(seen.values())) > 1:
            walk.say("both", page, f"is not the same to both: {seen}")


def _facts(walk: Walk, who: str, page: str, item: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    device = walk.people[who].device
    answer = device.context.request.get(device.origin + page)
    assert answer.ok, f"{page}: {answer.status}"
    text = answer.text()
    days = sorted(set(DAY.findall(text))) if page in DATED else ()
    return tuple(sorted(set(re.findall(item, text)))), tuple(days)
