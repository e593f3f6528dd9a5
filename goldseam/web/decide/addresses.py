"""Where somebody looks at where they stand, and the ways from there."""

from django.urls import path

from goldseam.web.decide import views

ADDRESSES = [
    path("decide/", views.decide),
    path("decide/part-well/<slug:step>/", views.step),
    path("decide/<slug:way>/", views.way),
]
