"""Says what somebody wrote about themselves: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records.own import OwnWritten
from goldseam.web.own.topics import TOPICS

Lines = Iterator[tuple[str, str]]


def _own(record: OwnWritten) -> Lines:
    topic = TOPICS.get(record.topic)
    parts = {part.id: str(part.label) for part in topic.parts} if topic else {}
    yield str(_("Page")), str(topic.title) if topic else record.topic
    yield parts.get(record.part, record.part), record.text


OWN_TELLERS: Mapping[type[Any], Callable[[Any], Lines]] = {OwnWritten: _own}
OWN_HEADINGS: Mapping[str, Promise] = {"own": _("About yourself")}
