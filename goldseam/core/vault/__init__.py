"""The vault: seals and opens everything a person writes, and is the one place that knows a crypto library.

Pure: randomness comes as an argument, there is no clock and no database. Every failure to open anything
is `DecryptError`, with no detail and no fallback; a wrong use (a short salt, a number out of range) is
a ValueError. docs/cryptography.md is the inventory: keys, sizes, what is bound, and what a thief still
sees.

Getting in: `derive_passphrase_key` (slow, queue it) -> `open_passphrase_slot` -> `MasterKey` ->
`open_ring_entry` -> `SpaceKey` -> `open_item`. Between requests: `seal_session`, `open_session`. While
locked: `seal_to_person`. Letting in: `make_invitation_code` -> `derive_invitation_key` (slow) ->
`seal_invitation`. Until both are done: `make_halves`, `seal_release`. Outside the database: `DayKeys`, the
server's changing keys, which `wrap` slots and ring entries and seal backups (`seal_part`).
"""

from goldseam.core.vault.backup import BACKUP_ID_BYTES, backup_key, open_part, seal_part
from goldseam.core.vault.codewords import (
    CODE_WORDS,
    make_invitation_code,
    parse_invitation_code,
    spell_invitation_code,
)
from goldseam.core.vault.daykeys import KEPT_DAYS, Chain, DayKeys
from goldseam.core.vault.envelope import ENVELOPE_BYTES
from goldseam.core.vault.errors import (
    DecryptError,
    InvitationCodeError,
    PassphraseTooLongError,
    RecoveryCodeError,
)
from goldseam.core.vault.halves import ROUND_BYTES, make_halves, open_release, seal_release
from goldseam.core.vault.invitation import (
    INVITATION_BYTES,
    InvitationPayload,
    derive_invitation_key,
    fake_invitation,
    open_invitation,
    read_invitation_params,
    seal_invitation,
)
from goldseam.core.vault.items import ItemAddress, open_erasure, open_item, seal_erasure, seal_item
from goldseam.core.vault.keyring import (
    RingEntry,
    open_private_key,
    open_ring_entry,
    seal_private_key,
    seal_ring_entry,
)
from goldseam.core.vault.keys import (
    KEY_BYTES,
    BackupKey,
    ChainKey,
    DayKey,
    Half,
    InvitationKey,
    InvitationSecret,
    MasterKey,
    MediaKey,
    PassphraseKey,
    PrivateKey,
    PublicKey,
    RecoverySecret,
    SpaceKey,
)
from goldseam.core.vault.keytext import read_keys, write_keys
from goldseam.core.vault.media import (
    CHUNK_BYTES,
    LONGEST_MEDIA,
    MEDIA_ID_BYTES,
    check_layout,
    media_key,
    open_chunk,
    open_chunks,
    seal_chunk,
)
from goldseam.core.vault.padding import bucket
from goldseam.core.vault.passphrase import SALT_BYTES, derive_passphrase_key
from goldseam.core.vault.personal import open_checkpoint, open_personal, seal_checkpoint, seal_personal
from goldseam.core.vault.profiles import CEILING, DEFAULT, FLOOR, TESTING, KdfParams, allow_testing_profile
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness
from goldseam.core.vault.recovery import make_recovery_code, parse_recovery_code, spell_recovery_code
from goldseam.core.vault.sealedbox import open_sealed, seal_to_person
from goldseam.core.vault.session import open_session, seal_session
from goldseam.core.vault.slots import (
    SLOT_BYTES,
    fake_slot,
    make_passphrase_slot,
    make_recovery_slot,
    open_passphrase_slot,
    open_recovery_slot,
    read_slot_params,
    reserved_slot,
)
from goldseam.core.vault.spaces import open_head, seal_head
from goldseam.core.vault.tags import TAG_BYTES, kind_tag, server_mac
from goldseam.core.vault.wrapping import unwrap, wrap, wrapped_under

__all__ = [
    "BACKUP_ID_BYTES",
    "CEILING",
    "CHUNK_BYTES",
    "CODE_WORDS",
    "DEFAULT",
    "ENVELOPE_BYTES",
    "FLOOR",
    "INVITATION_BYTES",
    "KEPT_DAYS",
    "KEY_BYTES",
    "LONGEST_MEDIA",
    "MEDIA_ID_BYTES",
    "ROUND_BYTES",
    "SALT_BYTES",
    "SLOT_BYTES",
    "TAG_BYTES",
    "TESTING",
    "BackupKey",
    "Chain",
    "ChainKey",
    "DayKey",
    "DayKeys",
    "DecryptError",
    "Half",
    "InvitationCodeError",
    "InvitationKey",
    "InvitationPayload",
    "InvitationSecret",
    "ItemAddress",
    "KdfParams",
    "MasterKey",
    "MediaKey",
    "PassphraseKey",
    "PassphraseTooLongError",
    "PrivateKey",
    "PublicKey",
    "Purpose",
    "Randomness",
    "RecoveryCodeError",
    "RecoverySecret",
    "RingEntry",
    "SpaceKey",
    "allow_testing_profile",
    "backup_key",
    "bucket",
    "check_layout",
    "derive_invitation_key",
    "derive_passphrase_key",
    "fake_invitation",
    "fake_slot",
    "kind_tag",
    "make_halves",
    "make_invitation_code",
    "make_passphrase_slot",
    "make_recovery_code",
    "make_recovery_slot",
    "media_key",
    "open_checkpoint",
    "open_chunk",
    "open_chunks",
    "open_erasure",
    "open_head",
    "open_invitation",
    "open_item",
    "open_part",
    "open_passphrase_slot",
    "open_personal",
    "open_private_key",
    "open_recovery_slot",
    "open_release",
    "open_ring_entry",
    "open_sealed",
    "open_session",
    "parse_invitation_code",
    "parse_recovery_code",
    "read_invitation_params",
    "read_keys",
    "read_slot_params",
    "reserved_slot",
    "seal_checkpoint",
    "seal_chunk",
    "seal_erasure",
    "seal_head",
    "seal_invitation",
    "seal_item",
    "seal_part",
    "seal_personal",
    "seal_private_key",
    "seal_release",
    "seal_ring_entry",
    "seal_session",
    "seal_to_person",
    "server_mac",
    "spell_invitation_code",
    "spell_recovery_code",
    "unwrap",
    "wrap",
    "wrapped_under",
    "write_keys",
]
