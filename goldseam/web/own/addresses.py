"""Where the pages about oneself are."""

from django.urls import path

from goldseam.web.own import views

ADDRESSES = [
    path("own/", views.own),
    path("own/<slug:topic>/", views.page),
    path("own/<slug:topic>/earlier/", views.earlier),
]
