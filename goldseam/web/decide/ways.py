"""The three ways from here, in words of equal weight, and what belongs to parting well."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.decided import Way
from goldseam.web.own.topics import Part


@dataclass(frozen=True)
class Path:
    """One way: its name, a sentence, what is good to know on it, and practices that go with it."""

    way: Way
    slug: str
    name: Promise
    small: Promise
    lead: Promise
    points: tuple[Promise, ...]
    practices: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One matter of parting well: what to know, and fields for one's own notes, seen by nobody else."""

    id: str
    title: Promise
    small: Promise
    points: tuple[Promise, ...]
    parts: tuple[Part, ...]
    tells: bool = False


PATHS: Mapping[str, Path] = {
    path.slug: path
    for path in (
        Path(
            Way.GO_ON,
            "go-on",
            _("Go on together"),
            _("For now, and knowing with what"),
            _("Going on is a choice for today. It promises nobody an end of the hurt."),
            (
                _("Say to yourself what you go on with, and what you leave behind."),
                _("Choose one thing to do next, small enough for a bad day."),
                _("Agree on when you two look back together, and keep to it."),
                _("What you will not bear stays true on this way, too."),
            ),
            ("go-on-for-now", "where-do-we-stand"),
        ),
        Path(
            Way.NOT_YET,
            "not-yet",
            _("Not yet"),
            _("Not deciding now is an answer"),
            _("You need not know. You can choose a day to look again, or none."),
            (
                _("Nobody may press you for a decision, and you need not press yourself."),
                _("Until then your plan asks you for no decision either."),
                _("Until then, small things still count: sleep, food, people of your own."),
                _("What would help you to know more? Write down one thing, if there is one."),
            ),
            ("let-not-yet-be-an-answer",),
        ),
        Path(
            Way.PART_WELL,
            "part-well",
            _("Part well"),
            _("With care for both, and for the children"),
            _("Ending well is no failure. What you learnt here goes with you."),
            (
                _("Take one matter at a time. None has to be settled today."),
                _("All you write here is for you alone. It tells the other nothing."),
                _("While this is your choice, your plan leaves out what would bring you two closer."),
            ),
            ("part-well", "leave-in-your-own-way", "take-what-you-learned"),
        ),
    )
}
_STEPS = (
    Step(
        "telling",
        _("Telling each other"),
        _("One plain sentence, at a calm hour"),
        (
            _("Choose a place that each of you can leave."),
            _("Say it once and plainly. The reasons may be short."),
            _("Settle neither home nor money nor children in that talk."),
            _("If you fear how they may take it, do not be alone, and tell somebody first."),
        ),
        (
            Part("sentence", _("The sentence I want to say"), _("“I have decided to ...” is enough.")),
            Part("when", _("When and where")),
            Part("night", _("Where each of us sleeps that night")),
        ),
        tells=True,
    ),
    Step(
        "others",
        _("Telling others"),
        _("Family, friends, at work"),
        (
            _("Agree on one sentence that both of you may use."),
            _("Nobody needs to hear what broke it. That story belongs to you two."),
            _("Whoever stood by one of you may stay with that one. Let them."),
        ),
        (
            Part("sentence", _("What we say to others")),
            Part("first", _("Who hears it first, and from whom")),
        ),
    ),
    Step(
        "practical",
        _("Practical matters"),
        _("Home, money, papers, advice"),
        (
            _("Home: who stays for now, and until when."),
            _(
                "Money: write down what there is, joint accounts, debts and standing payments, before anything moves."
            ),
            _("Papers: copies of passports, contracts and insurance for each of you."),
            _("Passwords and shared accounts: each changes their own."),
            _("Advice from a lawyer or an advice centre is cheaper early than late."),
        ),
        (
            Part("settled", _("What is settled")),
            Part("open", _("What is open")),
            Part("whom", _("Whom I ask")),
        ),
    ),
    Step(
        "children",
        _("The children"),
        _("What they hear, and what stays the same"),
        (
            _("If it can be, both of you tell them, soon after it is sure."),
            _("They hear: it is not your fault, and both of us stay your parents."),
            _("They hear no details, take no sides, and carry no messages."),
            _("Days and places they can count on help more than explanations."),
        ),
        (
            Part("words", _("The words for them")),
            Part("days", _("Their days and places in the first weeks")),
            Part("same", _("What stays the same for them")),
        ),
    ),
    Step(
        "keep",
        _("What I take with me"),
        _("What was good, and what I learnt"),
        (_("Years together hold more than their end. Both may be true."),),
        (
            Part("good", _("What was good, and stays mine")),
            Part("learnt", _("What I learnt about myself")),
            Part("other", _("What I want to do otherwise")),
        ),
    ),
    Step(
        "ending",
        _("Ending the shared space"),
        _("One step, and you keep what is yours"),
        (
            _("It takes one of you, and one step. Nobody needs to agree."),
            _("Your own writing stays with you. What was shared stays to be read."),
            _("You can save a copy of everything first."),
        ),
        (),
    ),
)
STEPS: Mapping[str, Step] = {step.id: step for step in _STEPS}
