"""The rules that let one machine become many (docs/architecture.md), and the list of what a thief may see."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

LEDGER = list(apps.get_app_config("ledger").get_models())
# Found before anybody is known, by a keyed hash or by the random id in a link: they hold nothing but what
# leads on, or a delay. And what is deleted, noted by the random id of its person or space.
DIRECTORY = {"SignInName": "name_key", "Throttle": "key", "Invitation": "id", "Deletion": "owner"}
# Every column there is, and why it may stand in clear. Whatever is sealed or hashed says so.
VISIBLE = {
    "SignInName": {
        "name_key": "keyed hash of the sign-in name",
        "person": "random id",
    },
    "Person": {
        "id": "random id",
        "passphrase_slot": "sealed, under the server's outer layer, whose number tells the day it was renewed",
        "recovery_slot": "sealed, or filler of the same size; the same layer",
        "reserved_slot": "filler of the same size; the same layer",
        "public_key": "anybody may know it; the server's code stands beside it",
        "private_key": "sealed",
        "name_key": "keyed hash of the sign-in name, so that deleting finds it",
        "created_on": "the day of signing up, for the operator's count",
        "invitation": "random id of the open invitation to a space of two: who invites, not whom",
    },
    "RingEntry": {
        "person": "who belongs to which space: told in the threat statement",
        "space": "who belongs to which space: told in the threat statement",
        "epoch": "how often the key of a space was changed",
        "sealed": "sealed, under the server's outer layer, whose number tells the day it was renewed",
    },
    "Session": {
        "person": "random id",
        "key_hash": "hash of a random secret",
        "sealed": "sealed; empty while locked",
        "device": "sealed",
        "shared_device": "decides how soon it locks, also while nobody is there",
        "opened_at": "decides when it locks; gone when signed out",
        "seen_at": "decides when it locks, to the minute; gone when signed out",
        "confirmed_at": "decides when to ask again; gone when signed out",
    },
    "SealedInbox": {
        "person": "random id",
        "id": "random id",
        "device": "sealed",
        "sealed": "sealed to the public key",
    },
    "Throttle": {
        "key": "keyed hash of a name and a network",
        "failures": "how often a sign-in failed",
        "not_before": "until when the next one waits",
    },
    "Space": {
        "id": "random id",
        "epoch": "how often its key was changed",
        "head": "how many items there are: the rows say as much",
        "seal": "sealed",
        "created_on": "a day",
        "ends_on": "the last day of a small space: it ends also while nobody is there",
    },
    "Item": {
        "space": "random id",
        "seq": "the number of the item",
        "epoch": "which key it needs",
        "tag": "keyed: equal kinds look alike within a space, and tell nothing else",
        "author": "random id: who wrote how much, told in the threat statement",
        "day": "the day of writing, told in the threat statement; the time is sealed",
        "body": "sealed and padded",
    },
    "Checkpoint": {
        "person": "random id",
        "space": "random id",
        "tag": "keyed: which state it is, without its name",
        "sealed": "sealed and padded",
    },
    "Invitation": {
        "id": "random id, which the link carries; it names neither the inviter nor the space",
        "sealed": "sealed under the code; memory, passes and salt stand in clear, bound",
        "tries": "how many wrong codes were tried",
        "expires_at": "until when it is open",
    },
    "ReleaseHalf": {
        "space": "random id",
        "round": "keyed: equal rounds look alike within a space",
        "author": "random id: who released or shows something, as the items say too",
        "half": "half of a key: alone it opens nothing; with a member's key of the space it does",
    },
    "Reminder": {
        "person": "random id: who has reminders",
        "due": "when the next one goes out, to a quarter of an hour, so that it goes out while nobody is there",
        "target": "sealed to the post",
        "plan": "sealed to the post",
    },
    "PushDevice": {
        "person": "random id: who has notices on a device",
        "id": "random id that the device made up: how many devices somebody has",
        "due": "when the next one goes out, as with a reminder by mail",
        "target": "sealed to the post",
        "plan": "sealed to the post",
    },
    "Deletion": {
        "owner": "random id of what is gone, or of the space it was in; moved to the deletion log within a minute",
        "what": "a person, a space, an item, half of a text, a recording",
        "seq": "the number of an erased item",
        "mark": "digest of ciphertext that is gone, or the random id of a recording",
    },
    "Unsettled": {
        "person": "random id; only between a restore and the next sign-in",
        "space": "random id",
        "seq": "the number of an item that was erased after the backup; 0 for an author who was deleted",
        "author": "random id",
        "day": "the day of that deletion",
        "code": "the server's code, so that nobody else asks for it",
    },
    "CalendarFeed": {
        "person": "random id: who has a calendar",
        "public_key": "its other half stands in the address alone",
        "sealed": "sealed to the key in the address",
    },
}


def key_of(model: type[models.Model]) -> list[str]:
    """The columns of the primary key, in order."""
    return [field.name for field in model._meta.pk_fields]


def is_composite(field: Any) -> bool:
    return isinstance(field, models.CompositePrimaryKey)


def owner_column(model: type[models.Model]) -> str:
    """The column of the table that a row's owner stands in."""
    owner: Any = model._meta.get_field(key_of(model)[0])
    return str(owner.column)


def named(model: type[models.Model]) -> str:
    return model.__name__


def test_the_documented_columns_are_the_columns_there_are() -> None:
    columns = {
        model.__name__: {field.name for field in model._meta.concrete_fields if not is_composite(field)}
        for model in LEDGER
    }

    assert columns == {table: set(reasons) for table, reasons in VISIBLE.items()}


def test_no_other_app_has_a_table() -> None:
    assert {model._meta.app_label for model in apps.get_models()} == {"ledger"}


@pytest.mark.parametrize("model", LEDGER, ids=named)
def test_a_primary_key_begins_with_a_space_or_a_person(model: type[models.Model]) -> None:
    first = DIRECTORY.get(model.__name__) or ("id" if model.__name__ in ("Person", "Space") else None)

    assert key_of(model)[0] in ({first} if first else {"person", "space"})


@pytest.mark.parametrize("model", LEDGER, ids=named)
def test_every_unique_constraint_begins_with_what_the_primary_key_begins_with(
    model: type[models.Model],
) -> None:
    first = key_of(model)[0]
    together = [list(fields) for fields in model._meta.unique_together]
    constraints = [list(c.fields) for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    single = [
        [field.name] for field in model._meta.concrete_fields if field.unique and not is_composite(field)
    ]

    assert all(fields[0] == first for fields in (*together, *constraints, *single))


@pytest.mark.parametrize("model", LEDGER, ids=named)
def test_no_key_is_counted_up_across_spaces(model: type[models.Model]) -> None:
    assert not any(isinstance(field, models.AutoField | models.BigAutoField) for field in model._meta.fields)
    assert all(field.db_default is models.NOT_PROVIDED for field in model._meta.concrete_fields)


@pytest.mark.parametrize("model", LEDGER, ids=named)
def test_a_foreign_key_stays_within_one_person_or_one_space(model: type[models.Model]) -> None:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            assert field.name == key_of(model)[0]
            assert field.related_model.__name__ == {"person": "Person", "space": "Space"}[field.name]


@pytest.mark.parametrize("model", LEDGER, ids=named)
def test_every_index_begins_with_what_the_primary_key_begins_with(model: type[models.Model]) -> None:
    assert all(index.fields[0] == key_of(model)[0] for index in model._meta.indexes)
    fields: list[Any] = list(model._meta.concrete_fields)
    assert not any(field.db_index and not field.primary_key for field in fields)


def unique_in_database(table: str) -> list[list[str]]:
    """The columns of each unique index of a table, in the order in which the database keeps them."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            found = connection.introspection.get_constraints(cursor, table).values()
            return [list(each["columns"]) for each in found if each["unique"] or each["primary_key"]]
        # Django lists the columns of a composite key in the order of the table there, not of the key.
        cursor.execute('SELECT name FROM pragma_index_list(%s) WHERE "unique"', [table])
        indexes = [name for (name,) in cursor.fetchall()]
        columns = []
        for index in indexes:
            cursor.execute("SELECT name FROM pragma_index_info(%s) ORDER BY seqno", [index])
            columns.append([name for (name,) in cursor.fetchall()])
        return columns


@pytest.mark.django_db
@pytest.mark.parametrize("model", LEDGER, ids=named)
def test_the_database_keeps_its_keys_in_the_order_of_the_models(model: type[models.Model]) -> None:
    key: list[Any] = list(model._meta.pk_fields)

    assert unique_in_database(model._meta.db_table) == [[field.column for field in key]]


def test_the_watch_over_queries_knows_every_table(owners: Mapping[str, str]) -> None:
    assert dict(owners) == {model._meta.db_table: owner_column(model) for model in LEDGER}


# `T` stands for the table of the items.
STATEMENTS = [
    ('SELECT "seq" FROM T WHERE T."space_id" = %s', True),
    ('SELECT "seq" FROM T WHERE (T."seq" > %s AND T."space_id" = %s)', True),
    ('SELECT "seq" FROM T WHERE T."seq" = %s', False),
    ('SELECT "seq", "space_id" FROM T', False),
    ('SELECT "space_id" = %s FROM T WHERE T."seq" = %s', False),
    ('SELECT COUNT(*) FROM (SELECT "seq" FROM T WHERE T."space_id" = %s) subquery', True),
    ('DELETE FROM T WHERE T."space_id" IN (%s)', True),
    ('DELETE FROM T WHERE T."space_id" IN (%s, %s)', False),
    ("DELETE FROM T", False),
    ('UPDATE T SET "space_id" = %s WHERE T."seq" = %s', False),
    ('UPDATE T SET "body" = %s WHERE (T."seq" = %s AND T."space_id" = %s)', True),
    ('SELECT 1 FROM T WHERE "space_id" = %s UNION ALL SELECT 1 FROM T WHERE "space_id" = %s', True),
    ('SELECT 1 FROM T WHERE "space_id" = %s UNION ALL SELECT 1 FROM T', False),
    ('SELECT 1 FROM T INNER JOIN "ledger_space" ON (1 = 1) WHERE "space_id" = %s', False),
    ('SELECT "sealed" FROM "ledger_session" WHERE "person_id" = %s', True),
    ('SELECT "sealed" FROM "ledger_session" WHERE "key_hash" = %s', False),
    ('SELECT 1 FROM "ledger_person" WHERE "ledger_person"."id" = %s', True),
    ('SELECT 1 FROM "ledger_person" WHERE "ledger_person"."name_key" = %s', False),
    ('INSERT INTO T ("space_id") VALUES (%s)', True),
    ('SELECT "name" FROM "django_migrations"', True),
    ("PRAGMA integrity_check", True),
    ("SAVEPOINT x", True),
]


@pytest.mark.parametrize(("sql", "fine"), STATEMENTS)
def test_the_watch_over_queries_sees_who_is_meant(
    names_its_owner: Callable[[str], bool], sql: str, fine: bool
) -> None:
    assert names_its_owner(re.sub(r"\bT\b", '"ledger_item"', sql)) is fine
