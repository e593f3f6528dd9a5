"""The inventory of what keys are for: no key is derived and nothing is sealed without one of these labels."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a derived key or a sealed text is for. The labels are part of the format and never change.

    docs/cryptography.md says of each what is bound and how big it is; a test compares the two.
    """

    SLOT_PASSPHRASE = "goldseam/1/slot/passphrase"  # noqa: S105 - a label
    SLOT_RECOVERY = "goldseam/1/slot/recovery"
    SLOT_COMMITMENT = "goldseam/1/slot/commitment"
    SLOT_FILLER = "goldseam/1/slot/filler"
    INVITATION = "goldseam/1/invitation"
    INVITATION_COMMITMENT = "goldseam/1/invitation/commitment"
    INVITATION_FILLER = "goldseam/1/invitation/filler"
    PRIVATE_KEY = "goldseam/1/person/private-key"
    RING_ENTRY = "goldseam/1/person/ring-entry"
    CHECKPOINT = "goldseam/1/person/checkpoint"
    PERSONAL = "goldseam/1/person/personal"
    TO_PERSON = "goldseam/1/person/to-person"
    SESSION = "goldseam/1/session"
    ITEM = "goldseam/1/space/item"
    ERASURE = "goldseam/1/space/erasure"
    HEAD = "goldseam/1/space/head"
    KIND_TAG = "goldseam/1/space/kind-tag"
    MEDIA_KEY = "goldseam/1/media/key"
    MEDIA_CHUNK = "goldseam/1/media/chunk"
    RELEASE = "goldseam/1/release"
    SERVER_MAC = "goldseam/1/server/mac"
    SERVER_CHAIN = "goldseam/1/server/chain"
    SERVER_DAY = "goldseam/1/server/day"
    SERVER_WRAP = "goldseam/1/server/wrap"
    BACKUP_KEY = "goldseam/1/backup/key"
    BACKUP_PART = "goldseam/1/backup/part"
