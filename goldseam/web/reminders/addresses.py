"""Where reminders are chosen, and the one address that a calendar program opens by itself."""

from django.urls import path

from goldseam.web.reminders import calendar, mail, views

ADDRESSES = [
    path("account/reminders/", views.reminders_page),
    path("account/reminders/stop/", views.stop),
    path("account/reminders/mail/", mail.mail),
    path("account/reminders/code/", mail.code),
    path("account/reminders/calendar/", calendar.calendar),
    path("calendar/<str:token>.ics", calendar.feed),
]
