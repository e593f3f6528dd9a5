"""Where a report is made."""

from django.urls import path

from goldseam.web.report import views

ADDRESSES = [path("report/", views.report)]
