"""Where reminders are chosen, and what calendar programs and browsers open by themselves."""

from django.urls import path

from goldseam.web.reminders import calendar, device, mail, views

ADDRESSES = [
    path("account/reminders/", views.reminders_page),
    path("account/reminders/stop/", views.stop),
    path("account/reminders/mail/", mail.mail),
    path("account/reminders/code/", mail.code),
    path("account/reminders/calendar/", calendar.calendar),
    path("account/reminders/device/", device.device),
    path("account/reminders/device/remove/", device.remove),
    # Where a notice comes from says nothing of what it is about.
    path("notices/worker.js", device.worker),
    path("calendar/<str:token>.ics", calendar.feed),
]
