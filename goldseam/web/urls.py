"""Every address there is. Each view says who may open it (shared/access.py)."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from goldseam.web.account import devices, older_copy, preferences, recovery, sign_in, start, weighty
from goldseam.web.library import understand, walking
from goldseam.web.library import views as library
from goldseam.web.notes import views as notes
from goldseam.web.progress import views as progress
from goldseam.web.safety import check, lines, menu
from goldseam.web.shared.access import public
from goldseam.web.situation import views as situation
from goldseam.web.today import check_in, evening
from goldseam.web.today import views as today


@public
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """For whoever watches the server: it answers."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("", start.welcome),
    path("health/", health),
    path("start/", start.start),
    path("start/device/", start.device_notice),
    path("sign-in/", sign_in.sign_in),
    path("sign-out/", sign_in.sign_out),
    path("sign-out-everywhere/", sign_in.sign_out_everywhere),
    path("locked/", sign_in.locked),
    path("lock/", sign_in.lock),
    path("exit/", sign_in.leave),
    path("recover/", recovery.recover),
    path("language/", preferences.language),
    path("theme/", preferences.theme),
    path("menu/", menu.menu),
    path("account/", devices.account),
    path("account/code/", recovery.code),
    path("account/passphrase/", weighty.change_passphrase),
    path("account/export/", weighty.export_all),
    path("account/delete/", weighty.delete),
    path("account/exit/", preferences.exit_address),
    path("account/older/", older_copy.accept),
    path("account/device/<str:key>/", devices.end_device),
    path("help/", lines.help_page),
    path("help/words/", lines.words_page),
    path("help/worker.js", lines.worker),
    path("help/<str:code>/", lines.country_page),
    path("safety/", check.check),
    path("situation/", situation.overview),
    path("situation/history/", situation.history),
    path("situation/look/", situation.reflect),
    path("situation/<str:question>/", situation.ask),
    path("today/", today.today),
    path("today/answer/", today.mark),
    path("check-in/", check_in.check_in),
    path("check-in/one/", check_in.one),
    path("evening/", evening.evening),
    path("practices/", library.practices),
    path("practices/<slug:slug>/", library.practice),
    path("practices/<slug:slug>/do/", walking.walk),
    path("understand/", understand.topics),
    path("understand/<slug:slug>/", understand.topic),
    path("notes/", notes.notes),
    path("notes/new/", notes.new),
    path("notes/write/", notes.write),
    path("notes/erase/", notes.erase),
    path("notes/kept/", notes.kept_forms),
    path("progress/", progress.progress),
]

handler400 = "goldseam.web.shared.errors.bad_request"
handler403 = "goldseam.web.shared.errors.bad_request"
handler404 = "goldseam.web.shared.errors.not_found"
handler500 = "goldseam.web.shared.errors.failed"
