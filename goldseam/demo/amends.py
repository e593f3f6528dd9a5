"""What Robin owns, what Kim says that it did, its saying back, an apology, and words asked for before others."""

from goldseam.core.records import (
    ActsOwned,
    AmendsAnswered,
    AmendsDrafted,
    AmendsHanded,
    Apologised,
    HarmTold,
    PublicWordsAsked,
    SaidBack,
    SaidBackHeard,
)
from goldseam.core.records.amends import ApologyForm, Heard
from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.records.breach import BREACHES
from goldseam.demo.together import Two
from goldseam.demo.words_of_amends import AMENDS


def make_amends(two: Two) -> None:
    """Everything about amends, in the order in which it came; and one draft of each, for themselves."""
    words = AMENDS[two.language]
    space = two.ends["kim"]
    breach = space.states(BREACHES)[BREACHES].breaches[0].seq
    owned = ActsOwned(breach, words["did"], words["hid"], words["cost"], words["own"])
    here = str(space.id)
    statement = {name: words[name] for name in ("did", "hid", "cost", "own")}
    draft = two.keep("robin", 259, 20, AmendsDrafted(DraftOf.STATEMENT, statement, breach, here))
    two.keep("robin", 259, 21, AmendsHanded(draft, two.write("robin", 259, 21, owned)))
    harm = two.write("kim", 240, 23, HarmTold(breach, words["harm"]))
    back = two.write("robin", 239, 20, SaidBack(harm, words["back"]))
    two.write("kim", 238, 9, SaidBackHeard(back, Heard.NOT_QUITE, words["not_quite"]))
    again = two.write("robin", 237, 20, SaidBack(harm, words["back_again"]))
    two.write("kim", 236, 9, SaidBackHeard(again, Heard.YES))
    letter = Apologised(breach, ApologyForm.LETTER, words["letter_title"], words["letter"])
    said = two.write("robin", 234, 21, letter)
    two.write("kim", 232, 10, AmendsAnswered(said, words["answer"]))
    two.write("robin", 10, 19, PublicWordsAsked(words["audience"], words["public"]))
    two.keep("kim", 4, 22, AmendsDrafted(DraftOf.HARM, {"text": words["her_draft"]}, breach, here))
    fields = {"title": words["his_draft"], "text": words["his_draft_text"], "form": ApologyForm.LETTER.value}
    two.keep("robin", 1, 23, AmendsDrafted(DraftOf.APOLOGY, fields, None, here))
