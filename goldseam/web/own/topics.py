"""The pages a person has about themselves: what each is for, its parts to write in, and whom it is shown to."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """One field: its id in the records, its label and a hint."""

    id: str
    label: Promise
    hint: Promise | str = ""


@dataclass(frozen=True)
class Topic:
    """One page. `practices` are slugs that go with it; `after_owning`: it opens once something was owned (T9)."""

    id: str
    title: Promise
    small: Promise
    lead: Promise
    parts: tuple[Part, ...]
    practices: tuple[str, ...] = ()
    after_owning: bool = False


_ALL = (
    Topic(
        "ground",
        _("Your own ground"),
        _("What is yours, whatever becomes of the two of you"),
        _("Much feels unsteady now. Some of it is still yours. Write down what it is."),
        (
            Part("mine", _("What is still mine"), _("A skill, a place, a habit, a faith, work, a garden.")),
            Part("steadies", _("What steadies me"), _("What helped on an earlier bad day, however small.")),
            Part(
                "limit", _("What I will not give up"), _("Sleep, work, friends, money of your own, a doctor.")
            ),
        ),
        ("keep-your-own-ground",),
    ),
    Topic(
        "people",
        _("Your own people"),
        _("Whom you can lean on, and how much they know"),
        _("Nobody should carry this alone. You choose who knows what."),
        (
            Part("know", _("Who may know, and how much"), _("Somebody who listens and does not take sides.")),
            Part("company", _("Who is good company without knowing"), _("A walk or a film is enough.")),
            Part("ask", _("What I would like to ask of one of them"), _("One small thing, said plainly.")),
        ),
    ),
    Topic(
        "pace",
        _("Your own pace"),
        _("What you are ready for, and what is too soon"),
        _("There is no right speed. Yours may change from day to day."),
        (
            Part("ready", _("What I am ready for now")),
            Part("soon", _("What is too soon")),
            Part(
                "signs", _("How I notice that I went too fast"), _("In the body, in sleep, in how I speak.")
            ),
        ),
    ),
    Topic(
        "being",
        _("Who you want to be"),
        _("Your own measure, not anybody else's"),
        _("Not a better mask. The person you would trust yourself."),
        (
            Part("hard_day", _("How I want to act on a hard day"), _("What somebody would see me do.")),
            Part("kept", _("What of me is worth keeping")),
            Part("week", _("One small thing this week"), _("Small enough for your worst day.")),
        ),
        ("who-i-want-to-be",),
    ),
    Topic(
        "staying",
        _("Staying yourself"),
        _("Changing what needs it, and no more"),
        _("Change what hurt. Keep what is you. Neither crawl nor act a part."),
        (
            Part("change", _("What I am changing, because it hurt")),
            Part("stays", _("What stays mine"), _("Friends, tastes, humour, work, quiet hours.")),
            Part(
                "part", _("Where I crawl or act a part"), _("And what an honest sentence would be instead.")
            ),
        ),
        ("stay-yourself",),
    ),
    Topic(
        "heart",
        _("Not losing heart"),
        _("For the days when nothing seems to move"),
        _("Slow is not hopeless. Write this on a better day, and read it on a bad one."),
        (
            Part("why", _("Why I am doing this")),
            Part("before", _("What helped before")),
            Part("sentence", _("A sentence for the bad hour"), _("As you would say it to a friend.")),
        ),
        ("do-not-lose-heart", "take-what-you-learned"),
    ),
    Topic(
        "forgiving",
        _("Living with what I did"),
        _("After it is owned: putting the name down, not the duty"),
        _("This does not ask the other for anything, and it takes nothing back of what you own."),
        (
            Part("did", _("What I did, in one plain sentence"), _("No reasons here.")),
            Part("since", _("What I have done since to put it right")),
            Part("friend", _("What I would say to a friend who did this and owned it")),
            Part(
                "carry", _("What I carry on, and what I can put down"), _("The duty stays. The name may go.")
            ),
        ),
        ("forgive-yourself-after-owning",),
        after_owning=True,
    ),
)
TOPICS: Mapping[str, Topic] = {topic.id: topic for topic in _ALL}
