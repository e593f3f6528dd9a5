"""The one address of photos: wherever one is shown, its bytes come from here."""

from django.urls import path

from goldseam.web.photos import showing

ADDRESSES = [path("photos/<uuid:photo>/", showing.photo)]
