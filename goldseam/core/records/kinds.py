"""The base of all record types: frozen, tagged by kind, read leniently only where a field has a default."""

import msgspec


class Record(msgspec.Struct, frozen=True, tag_field="kind", omit_defaults=True):
    """Something a person wrote. Every subclass names its kind for ever with `tag=`.

    Fields may be added with a default; a field is never renamed, and a kind never changes its meaning.
    """
