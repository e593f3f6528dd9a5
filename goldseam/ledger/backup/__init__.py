"""Backup and restore of everything: one sealed file, made while the server runs, put back into an empty place.

`making` writes and `checking` reads it back; `restoring` puts it into tables and storage, and `replaying` takes
out again what was deleted since. docs/decisions/backup.md says why it is as it is.
"""
