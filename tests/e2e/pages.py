"""Every page there is, by the route it comes from, so that no test of all pages forgets one."""

from collections.abc import Mapping

from tests.subjects.every import listed, mapped

QUESTIONS = (
    "role",
    "causes",
    "agreement",
    "came_out",
    "came_out_on",
    "ongoing",
    "other_person",
    "repeated",
    "living",
    "children",
    "closeness",
    "touch",
    "barriers",
)

# What anybody can open.
OUTSIDE: Mapping[str, tuple[str, ...]] = {
    "": ("/",),
    "start/": ("/start/",),
    "sign-in/": ("/sign-in/",),
    "recover/": ("/recover/",),
    "join/": ("/join/",),
    "join/<uuid:invitation>/": ("/join/00000000-0000-4000-8000-000000000000/",),
    "join/<uuid:invitation>/counsellor/": ("/join/00000000-0000-4000-8000-000000000000/counsellor/",),
    "help/": ("/help/",),
    "help/words/": ("/help/words/",),
    "help/<str:code>/": ("/help/gb/", "/help/ru/"),
}
# What a locked device still opens.
LOCKED: Mapping[str, tuple[str, ...]] = {
    "locked/": ("/locked/",),
    "check-in/": ("/check-in/",),
    "notes/new/": ("/notes/new/",),
}
# What somebody meets on the way to the first Today.
BEGINNING: Mapping[str, tuple[str, ...]] = {
    "account/code/": ("/account/code/",),
    "start/device/": ("/start/device/",),
    "situation/<str:question>/": tuple(f"/situation/{question}/" for question in QUESTIONS),
}
INSIDE: Mapping[str, tuple[str, ...]] = {
    "today/": ("/today/",),
    "today/possible/": ("/today/possible/",),
    "today/waiting/": ("/today/waiting/",),
    "evening/": ("/evening/",),
    "situation/": ("/situation/",),
    "situation/history/": ("/situation/history/",),
    "situation/look/": ("/situation/look/",),
    "situation/public-words/": ("/situation/public-words/",),
    "again/": ("/again/",),
    "again/now/": ("/again/now/",),
    "again/earlier/": ("/again/earlier/",),
    "safety/": ("/safety/", "/safety/?done=1"),
    "practices/": ("/practices/",),
    "practices/method/": ("/practices/method/",),
    "practices/method/<str:section>/": ("/practices/method/A10/", "/practices/method/D02/"),
    "practices/<slug:slug>/": ("/practices/say-where-you-will-be/", "/practices/breathe-and-ground/"),
    "practices/<slug:slug>/do/": ("/practices/breathe-and-ground/do/",),
    "understand/": ("/understand/",),
    "understand/<slug:slug>/": ("/understand/what-stands-in-the-way/",),
    "notes/": ("/notes/",),
    "notes/kept/": ("/notes/kept/",),
    "progress/": ("/progress/",),
    "recordings/": ("/recordings/",),
    "recordings/new/": ("/recordings/new/",),
    "menu/": ("/menu/",),
    "account/": ("/account/",),
    "account/passphrase/": ("/account/passphrase/",),
    "account/export/": ("/account/export/",),
    "account/delete/": ("/account/delete/",),
    "account/exit/": ("/account/exit/",),
    "account/time-zone/": ("/account/time-zone/",),
    **mapped("INSIDE"),
}
# What the two of the demo share, as Kim sees it, who invited a counsellor; and whatever else has a number in it.
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "again/change/": ("/again/change/?of={lapse}",),
    "truth/": ("/truth/",),
    "truth/questions/": ("/truth/questions/",),
    "truth/questions/ask/": ("/truth/questions/ask/",),
    "truth/questions/own/": ("/truth/questions/own/",),
    "truth/questions/own/<int:seq>/": ("/truth/questions/own/{noted}/",),
    "truth/questions/<int:seq>/": ("/truth/questions/{question}/", "/truth/questions/{settled}/"),
    "truth/questions/<int:seq>/follow/": ("/truth/questions/{question}/follow/",),
    "truth/questions/rest/": ("/truth/questions/rest/",),
    "truth/questions/times/": ("/truth/questions/times/",),
    "truth/account/": ("/truth/account/",),
    "truth/account/caution/": ("/truth/account/caution/",),
    "truth/account/part/": ("/truth/account/part/",),
    "truth/account/paper/": ("/truth/account/paper/",),
    "truth/account/told/": ("/truth/account/told/",),
    "truth/account/detail/": ("/truth/account/detail/",),
    "truth/account/questions/": ("/truth/account/questions/",),
    "truth/account/hand-over/": ("/truth/account/hand-over/",),
    "truth/account/read/<int:number>/": tuple(
        f"/truth/account/read/{{given}}/{part}"
        for part in ("", "?at=2", "?at=2&pause=1", "?at=6", "?whole=1")
    ),
    "truth/told/<int:seq>/": ("/truth/told/{told}/",),
    "truth/answers/": ("/truth/answers/",),
    "amends/": ("/amends/",),
    "amends/harm/": ("/amends/harm/",),
    "amends/statement/": ("/amends/statement/",),
    "amends/apology/": ("/amends/apology/",),
    "amends/in-person/": ("/amends/in-person/",),
    "amends/public/": ("/amends/public/",),
    "amends/public/<int:seq>/": ("/amends/public/{asking}/",),
    "amends/draft/<int:seq>/": ("/amends/draft/{draft}/",),
    "amends/<int:seq>/": ("/amends/{harm}/", "/amends/{letter}/"),
    "amends/<int:seq>/heard/": ("/amends/{back}/heard/",),
    "amends/<int:seq>/answer/": ("/amends/{letter}/answer/",),
    "amends/<int:seq>/correct/": ("/amends/{harm}/correct/",),
    "amends/<int:seq>/back/": ("/amends/{harm}/back/",),
    "recordings/<uuid:recording>/": ("/recordings/{recording}/",),
    "recordings/<uuid:recording>/hand/": ("/recordings/{recording}/hand/",),
    "recordings/<uuid:recording>/delete/": ("/recordings/{recording}/delete/",),
    "us/": ("/us/",),
    "truth/lie/": ("/truth/lie/",),
    "truth/lie/earlier/": ("/truth/lie/earlier/",),
    "truth/no-contact/": ("/truth/no-contact/",),
    "truth/no-contact/message/": ("/truth/no-contact/message/",),
    "truth/no-contact/sent/": ("/truth/no-contact/sent/",),
    "truth/no-contact/seen/": ("/truth/no-contact/seen/",),
    "truth/no-contact/distance/": ("/truth/no-contact/distance/",),
    "truth/no-contact/closed/": ("/truth/no-contact/closed/",),
    "truth/no-contact/contact/": ("/truth/no-contact/contact/",),
    "truth/no-contact/contact/<int:seq>/": ("/truth/no-contact/contact/{kept}/",),
    "truth/no-contact/kept/": ("/truth/no-contact/kept/",),
    "truth/no-contact/kept/<int:seq>/": ("/truth/no-contact/kept/{kept}/",),
    "us/hand/": ("/us/hand/",),
    "us/hand/write/": ("/us/hand/write/", "/us/hand/write/?kind=letter"),
    "us/hand/own/": ("/us/hand/own/",),
    "us/hand/bring/": ("/us/hand/bring/?what=line-role",),
    "us/shared/": ("/us/shared/",),
    "us/shared/<int:seq>/": (
        "/us/shared/{mine}/",
        "/us/shared/{withdrawn}/",
        "/us/shared/{corrected}/",
    ),
    "us/shared/<int:seq>/correct/": ("/us/shared/{mine}/correct/",),
    "us/shared/<int:seq>/back/": ("/us/shared/{mine}/back/",),
    "us/breaches/": ("/us/breaches/",),
    "us/breaches/new/": ("/us/breaches/new/",),
    "us/breaches/<int:seq>/": ("/us/breaches/{breach}/",),
    "us/breaches/<int:seq>/view/": ("/us/breaches/{breach}/view/",),
    "us/closeness/": ("/us/closeness/",),
    "us/pause/": ("/us/pause/",),
    "us/stop/": ("/us/stop/", "/us/stop/?done=1"),
    "us/leave/": ("/us/leave/",),
    "us/former/": ("/us/former/",),
    "us/review/": ("/us/review/",),
    "us/review/write/": ("/us/review/write/",),
    "us/review/release/": ("/us/review/release/",),
    "us/review/round/<str:name>/": ("/us/review/round/{week}/",),
    "us/standing/": ("/us/standing/",),
    "us/standing/write/": ("/us/standing/write/",),
    "us/standing/round/<int:number>/": ("/us/standing/round/1/",),
    "us/invite/": ("/us/invite/",),
    "us/helpers/": ("/us/helpers/",),
    "us/helpers/invite/": ("/us/helpers/invite/",),
    "us/helpers/propose/": ("/us/helpers/propose/",),
    "us/helpers/both/<int:proposal>/": ("/us/helpers/both/{proposal}/",),
    "us/helpers/<uuid:space>/": ("/us/helpers/{helper}/",),
    "us/helpers/<uuid:space>/copy/": ("/us/helpers/{helper}/copy/",),
    "us/helpers/<uuid:space>/copy/write/": ("/us/helpers/{helper}/copy/write/",),
    **mapped("TOGETHER"),
}
# What the counsellor of the demo sees.
ACCOMPANYING: Mapping[str, tuple[str, ...]] = {
    "clients/": ("/clients/",),
    "clients/<uuid:space>/": ("/clients/{client}/",),
    "clients/<uuid:space>/terms/": ("/clients/{client}/terms/",),
    "clients/<uuid:space>/leave/": ("/clients/{client}/leave/",),
}
# What two people meet who have both released their week, and what is there once one of them has left.
TALKING: Mapping[str, tuple[str, ...]] = {
    "us/review/talk/": ("/us/review/talk/",),
    "us/standing/release/": ("/us/standing/release/",),
}
PARTED: Mapping[str, tuple[str, ...]] = {
    "us/former/<uuid:space>/": ("/us/former/{space}/",),
    "us/former/<uuid:space>/<int:seq>/": ("/us/former/{space}/{item}/",),
    "us/former/<uuid:space>/<slug:slug>/": tuple(
        f"/us/former/{{space}}/{part}/"
        for part in ("breaches", "reviews", "questions", "amends", "put-right")
    ),
}
# The same as Robin sees it: what one writes who broke trust.
AS_ROBIN: Mapping[str, tuple[str, ...]] = {
    "truth/": ("/truth/",),
    "truth/questions/": ("/truth/questions/",),
    "truth/questions/<int:seq>/answer/": ("/truth/questions/{waiting}/answer/",),
    "truth/questions/<int:seq>/correct/<int:number>/": ("/truth/questions/{answered}/correct/{answer}/",),
    "truth/answers/": ("/truth/answers/",),
    "truth/answers/<int:seq>/": ("/truth/answers/{prepared}/",),
    "truth/account/": ("/truth/account/",),
    "truth/account/part/": ("/truth/account/part/?of={part}", "/truth/account/part/?part=answer"),
    "truth/account/paper/": ("/truth/account/paper/",),
    "truth/account/first/": ("/truth/account/first/",),
    "truth/account/seal/": ("/truth/account/seal/",),
    "truth/account/read/<int:number>/": ("/truth/account/read/{given}/",),
    "truth/account/read/<int:number>/correct/": ("/truth/account/read/{given}/correct/",),
    "truth/lie/": ("/truth/lie/",),
    "truth/lie/earlier/": ("/truth/lie/earlier/",),
    "truth/lie/<int:seq>/": ("/truth/lie/{lie}/",),
    "truth/lie/<int:seq>/told/": ("/truth/lie/{lie}/told/",),
    "truth/told/<int:seq>/correct/": ("/truth/told/{told}/correct/",),
    "truth/told/<int:seq>/withdraw/": ("/truth/told/{told}/withdraw/",),
    "truth/no-contact/": ("/truth/no-contact/",),
    "truth/no-contact/kept/": ("/truth/no-contact/kept/",),
    "truth/no-contact/kept/<int:seq>/": ("/truth/no-contact/kept/{kept}/",),
    "amends/": ("/amends/",),
    "amends/draft/<int:seq>/": ("/amends/draft/{draft}/",),
    "amends/<int:seq>/": ("/amends/{statement}/",),
    "amends/<int:seq>/say-back/": ("/amends/{harm}/say-back/",),
    "amends/public/<int:seq>/": ("/amends/public/{asking}/",),
    **mapped("AS_ROBIN"),
}
# What opens at a time that two agreed on.
MEETING: Mapping[str, tuple[str, ...]] = {
    "truth/account/ready/<int:number>/": ("/truth/account/ready/{number}/",),
}
# Addresses that take something and show no page of their own.
NO_PAGE = frozenset(
    {
        "health/",
        "help/worker.js",
        "sign-out/",
        "sign-out-everywhere/",
        "lock/",
        "exit/",
        "language/",
        "theme/",
        "account/device/known/",
        "account/device/<str:key>/",
        "account/older/",
        "us/invite/end/",
        "truth/questions/<int:seq>/settle/",
        "us/helpers/agree/",
        "today/answer/",
        "today/came-in/",
        "check-in/one/",
        "notes/write/",
        "notes/erase/",
        "recordings/live/",
        "recordings/live/<uuid:recording>/<int:first>/<int:seconds>/",
        "recordings/live/<uuid:recording>/keep/",
        "recordings/live/<uuid:recording>/forget/",
        "recordings/up/",
        "recordings/up/<uuid:recording>/",
        "recordings/up/<uuid:recording>/cancel/",
        "recordings/up/<uuid:recording>/<int:number>/",
        "recordings/<uuid:recording>/play/",
        *listed("NO_PAGE"),
    }
)


def addresses(*groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The addresses of some groups, in order."""
    return tuple(address for group in groups for several in group.values() for address in several)


def filled(paths: tuple[str, ...], places: Mapping[str, str]) -> tuple[str, ...]:
    """Addresses with the numbers and names in place that only this home has."""
    return tuple(path.format(**places) for path in paths)
