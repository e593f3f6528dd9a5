"""Notices on a device: taken from the browser that is to show them, known by a random id, ended from anywhere."""

from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.core.reminders import Endpoint, read_endpoint
from goldseam.core.reminders.contact import Push
from goldseam.ledger import push_devices, reminders
from goldseam.web.reminders.keeping import kept_in, local, order_of, private_of
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh, public, unlocked
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest

ADDRESS = "/account/reminders/device/"


@fresh
def device(request: PersonRequest) -> HttpResponse:
    """What it is and where it is on; taking the address that this browser was given."""
    if request.method != "POST":
        return _page(request)
    error = _added(request)
    return _page(request, error=error, status=INVALID) if error else redirect(f"{ADDRESS}?saved=1")


@require_POST
@unlocked
def remove(request: PersonRequest) -> HttpResponse:
    """Forget the device that is named, or all of them."""
    person, device = private_of(request).person, _id(request)
    if device is None:
        push_devices.remove_all(person)
    else:
        push_devices.remove(person, device)
    return redirect(f"{ADDRESS}?removed=1")


@require_safe
@public
def worker(request: PersonRequest) -> HttpResponse:  # noqa: ARG001 - a view takes a request
    """The script that shows a notice. No page lies below its address, and it passes nothing on."""
    with staticfiles_storage.open("goldseam/js/notice-worker.js") as file:
        return HttpResponse(file.read(), content_type="text/javascript")


def _added(request: PersonRequest) -> str:
    """Take the device; what to do next where that cannot be."""
    private, device, endpoint = private_of(request), _id(request), request.POST.get("endpoint", "")
    if not push_devices.offered():
        return _("This server sends no notices to devices. Choose mail or a calendar.")
    if device is None or not endpoint:
        return _("This browser gave no address for notices. Allow them in its settings, and try again.")
    if _known(endpoint) is None:
        return _(
            "The service behind this browser's notices is not known here. Use another browser, or a calendar."
        )
    try:
        push_devices.add(private.person, device, endpoint, order_of(kept_in(private)), clock.now())
    except push_devices.TooManyDevicesError:
        return _("Five devices are set already. Remove them below, and set up the ones you use.")
    return ""


def _known(endpoint: str) -> Endpoint | None:
    push: Push | None = settings.PUSH
    return read_endpoint(endpoint, push.hosts if push else ())


def _id(request: PersonRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("device", ""))
    except ValueError:
        return None


def _page(request: PersonRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    private = private_of(request)
    kept, standing = kept_in(private), reminders.standing(private.person)
    context = {
        "key": push_devices.offered(),
        "standing": standing,
        "order": order_of(kept),
        "next": local(standing.devices_due, kept),
        "error": error,
        # What the browser was given and is not taken here is ended there too.
        "refused": _id(request) if error else None,
    }
    return render(request, "reminders/device.html", context, status=status)
