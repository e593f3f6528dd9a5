"""An answer as it was typed: every field, whichever of the three ways is chosen, so that none is lost on the way."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.records import AnswerGiven
from goldseam.core.records.handed import CorrectionHow
from goldseam.core.records.question import AnswerHow
from goldseam.core.situation.questions import as_date
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.correcting import HOW as CAME_UP
from goldseam.web.together.typed import text_of, wrong_text

# A day that can be waited for: "not now" is an answer only with a day that comes.
LONGEST_WAIT = timedelta(days=31)
AS_IS, CORRECT = "as_is", "correct"


@dataclass(frozen=True)
class Typed:
    """An answer as it was typed, with what was decided about an earlier text it does not fit together with.

    `by` and `helps` are as they stand in the form; `answer` has them only where they belong to its way.
    """

    answer: AnswerGiven
    by: str
    helps: str
    decided: str = ""
    correction: str = ""
    how: CorrectionHow = CorrectionHow.ASKED

    @property
    def own_correction(self) -> str:
        """The correction, where it is more than the words of the answer that the page offered for it."""
        return "" if self.correction == self.answer.text else self.correction


def typed_in(request: PersonRequest, question: int) -> Typed:
    """What was sent, tidied; where nothing was chosen, the answer is true."""
    how, by = request.POST.get("how", ""), request.POST.get("by", "").strip()
    chosen = AnswerHow(how) if how in set(AnswerHow) else AnswerHow.TRUE
    helps = text_of(request, "helps")
    given = AnswerGiven(
        question,
        chosen,
        text_of(request, "text"),
        as_date(by) if chosen is AnswerHow.NOT_NOW else None,
        helps if chosen is AnswerHow.NOT_REMEMBERED else "",
    )
    decided, came = request.POST.get("decided", ""), request.POST.get("came", "")
    return Typed(
        given,
        by,
        helps,
        decided if decided in (AS_IS, CORRECT) else "",
        text_of(request, "correction"),
        CorrectionHow(came) if came in set(CAME_UP) else CorrectionHow.ASKED,
    )


def wrong_answer(typed: Typed, today: date) -> str:
    """What to do before this is an answer; "" where nothing is wrong."""
    given = typed.answer
    if given.how is AnswerHow.NOT_NOW and not (given.by and today <= given.by <= today + LONGEST_WAIT):
        return _("Choose the day by which you will answer, within the next month.")
    need = given.how is AnswerHow.TRUE
    return wrong_text(given.text, may_be_empty=not need) or wrong_text(given.helps, may_be_empty=True)


def wrong_draft(typed: Typed) -> str:
    """What to do before this can be kept for oneself: a draft takes whatever was written, in whichever field."""
    texts = [text for text in (typed.answer.text, typed.helps, typed.own_correction) if text]
    return next((error for text in texts or [""] if (error := wrong_text(text))), "")


def draft_of(typed: Typed) -> str:
    """Everything that was typed as one text; a heading only where something stands before it."""
    found = [typed.answer.text] if typed.answer.text else []
    headed = (
        (_("What would help to remember"), typed.helps),
        (_("What is true about what you wrote before"), typed.own_correction),
    )
    for heading, text in headed:
        if text:
            found.append(f"{heading}\n{text}" if found else text)
    if typed.by:
        day = as_date(typed.by)
        found.append(
            _("The answer comes by %(day)s.") % {"day": date_format(day, "j E Y") if day else typed.by}
        )
    return "\n\n".join(found)
