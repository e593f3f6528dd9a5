"""The pages of reminders, as the tests of all pages need them."""

ROUTES = {
    "account/reminders/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "account/reminders/stop/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "account/reminders/mail/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "account/reminders/code/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "account/reminders/calendar/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "account/reminders/device/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "account/reminders/device/remove/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "notices/worker.js": ("public", (200, 200, 200), (405, 405, 405)),
    "calendar/<str:token>.ics": ("public", (404, 404, 404), (405, 405, 405)),
}
EXAMPLES = {"token": "A" * 64}
FORMS = {
    "/account/reminders/": {
        "days": "6",
        "at": "23:30",
        "weeks": "2",
        "zone": "Europe/Berlin",
        "quiet_from": "22:00",
        "quiet_to": "07:00",
        "words": "water the <plants>",
    },
    "/account/reminders/mail/": {"address": "kim@example.org"},
    "/account/reminders/code/": {"code": "secret"},
}
WITHOUT_WORDS = (
    "/account/reminders/calendar/",
    "/account/reminders/device/",
    "/account/reminders/device/remove/",
    "/account/reminders/stop/",
)
GUARDED = ("/account/reminders/",)
FRESH = (
    "/account/reminders/",
    "/account/reminders/mail/",
    "/account/reminders/code/",
    "/account/reminders/calendar/",
    "/account/reminders/device/",
)
QUERIES = ("/account/reminders/", "/account/reminders/device/")
INSIDE = {
    "account/reminders/": ("/account/reminders/",),
    "account/reminders/mail/": ("/account/reminders/mail/",),
    "account/reminders/calendar/": ("/account/reminders/calendar/",),
    "account/reminders/device/": ("/account/reminders/device/",),
}
# Shown only while a code is on its way, and what no person opens.
NO_PAGE = (
    "account/reminders/code/",
    "account/reminders/stop/",
    "account/reminders/device/remove/",
    "notices/worker.js",
    "calendar/<str:token>.ics",
)
