"""Every page there is, by the route it comes from, so that no test of all pages forgets one."""

from collections.abc import Mapping

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
    "evening/": ("/evening/",),
    "situation/": ("/situation/",),
    "situation/history/": ("/situation/history/",),
    "situation/look/": ("/situation/look/",),
    "safety/": ("/safety/", "/safety/?done=1"),
    "practices/": ("/practices/",),
    "practices/<slug:slug>/": ("/practices/say-where-you-will-be/", "/practices/breathe-and-ground/"),
    "practices/<slug:slug>/do/": ("/practices/breathe-and-ground/do/",),
    "understand/": ("/understand/",),
    "understand/<slug:slug>/": ("/understand/what-stands-in-the-way/",),
    "notes/": ("/notes/",),
    "notes/kept/": ("/notes/kept/",),
    "progress/": ("/progress/",),
    "menu/": ("/menu/",),
    "account/": ("/account/",),
    "account/passphrase/": ("/account/passphrase/",),
    "account/export/": ("/account/export/",),
    "account/delete/": ("/account/delete/",),
    "account/exit/": ("/account/exit/",),
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
        "account/device/<str:key>/",
        "account/older/",
        "today/answer/",
        "check-in/one/",
        "notes/write/",
        "notes/erase/",
    }
)


def addresses(*groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The addresses of some groups, in order."""
    return tuple(address for group in groups for several in group.values() for address in several)
