"""Where the pages beside the picture of felt trust are: questionnaires, deeds, shifts, days in and out."""

from django.urls import path

from goldseam.web.progress import brought, day_log, deeds, out, questionnaires, sharing, shifts

ADDRESSES = [
    path("progress/deeds/", deeds.deeds),
    path("progress/questions/", questionnaires.offered),
    path("progress/questions/<slug:measure>/", questionnaires.ask),
    path("progress/questions/<slug:measure>/result/", questionnaires.result),
    path("progress/shift/", shifts.answer),
    path("progress/log/", day_log.bring),
    path("progress/log/out/", day_log.take_out),
    path("progress/log/<int:seq>/", brought.table),
    path("progress/days/<slug:form>/", out.days),
    path("progress/share/", sharing.share),
]
