"""Messages that reach a device without any service, and what it shows then."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from tests.e2e.devices import Device

PATIENCE, STEP = 600, 50
SHOWN = """async () => {
  const shown = [];
  for (const each of await navigator.serviceWorker.getRegistrations())
    for (const { title, body, icon, badge, image, tag } of await each.getNotifications())
      shown.push({ title, body, icon, badge, image, tag });
  return shown;
}"""


def waited_for(page: Page, look: Callable[[], Any]) -> Any:
    """What is there after a while."""
    for _ in range(PATIENCE):
        if found := look():
            return found
        page.wait_for_timeout(STEP)
    pytest.fail("It never came.")


def pushed(phone: Device, data: str = "") -> None:
    """A message arrives, as a push service would bring it."""
    cdp: CDPSession = phone.context.new_cdp_session(phone.page)
    found: list[Any] = []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    cdp.send("ServiceWorker.enable")
    waited_for(phone.page, lambda: [each for each in found if "/notices/" in each["scopeURL"]])
    (number,) = {each["registrationId"] for each in found if "/notices/" in each["scopeURL"]}
    message = {"origin": phone.origin, "registrationId": number, "data": data}
    cdp.send("ServiceWorker.deliverPushMessage", message)


def shown(phone: Device, act: Callable[[Device], None]) -> list[dict[str, str]]:
    """What stands on the screen after `act`, which brings one notice.

    A look at the very moment of showing makes Chromium forget that it shows one. So the browser's own
    record says first that the act brought a notice; a look that came too soon is made good by acting again.
    """
    displayed: list[Any] = []
    cdp: CDPSession = phone.context.new_cdp_session(phone.page)
    cdp.on(
        "BackgroundService.backgroundServiceEventReceived",
        lambda event: displayed.append(event["backgroundServiceEvent"]),
    )
    cdp.send("BackgroundService.startObserving", {"service": "notifications"})
    cdp.send("BackgroundService.setRecording", {"service": "notifications", "shouldRecord": True})
    act(phone)
    waited_for(phone.page, lambda: displayed)

    def looked() -> list[dict[str, str]]:
        phone.page.wait_for_timeout(4 * STEP)
        found: list[dict[str, str]] = phone.page.evaluate(SHOWN)
        if not found:
            act(phone)
        return found

    return waited_for(phone.page, looked)  # type: ignore[no-any-return]
