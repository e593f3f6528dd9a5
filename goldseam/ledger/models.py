"""Every table there is: what a thief of the database may see, and nothing more.

Primary keys begin with the space or the person, so that any engine can place them by it
(docs/architecture.md, "From one machine to many").
"""

from django.db import models


class SignInName(models.Model):
    """Finds a person by a keyed hash of the sign-in name; the name itself is stored nowhere in clear."""

    name_key = models.BinaryField(primary_key=True, max_length=32)
    person = models.UUIDField()


class Person(models.Model):
    """Somebody who can sign in: three slots of one size, and the key pair used while locked."""

    id = models.UUIDField(primary_key=True)
    passphrase_slot = models.BinaryField()
    recovery_slot = models.BinaryField()
    reserved_slot = models.BinaryField()
    public_key = models.BinaryField(max_length=64)
    private_key = models.BinaryField()
    name_key = models.BinaryField(max_length=32)
    created_on = models.DateField()
    invitation = models.UUIDField(null=True)


class RingEntry(models.Model):
    """One space key of one person, sealed under that person's master key."""

    pk = models.CompositePrimaryKey("person", "space", "epoch")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    space = models.UUIDField()
    epoch = models.PositiveIntegerField()
    sealed = models.BinaryField()


class Session(models.Model):
    """A signed-in device. `sealed` holds the master key while unlocked and is empty while locked."""

    pk = models.CompositePrimaryKey("person", "key_hash")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    key_hash = models.BinaryField(max_length=32)
    sealed = models.BinaryField(null=True)
    device = models.BinaryField()
    shared_device = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()


class SealedInbox(models.Model):
    """What arrived while a device was locked, sealed to the person's public key, with that device's label."""

    pk = models.CompositePrimaryKey("person", "id")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    id = models.UUIDField()
    device = models.BinaryField()
    sealed = models.BinaryField()


class Throttle(models.Model):
    """How many sign-ins failed for one keyed (name, network) pair, and until when the next one waits."""

    key = models.BinaryField(primary_key=True, max_length=32)
    failures = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField()


class Space(models.Model):
    """A set of people who share a key. `seal` authenticates the count of every kind up to `head`.

    `ends_on` is the last day of a space that ends by itself; it stands in clear so that it ends without anybody.
    """

    id = models.UUIDField(primary_key=True)
    epoch = models.PositiveIntegerField()
    head = models.PositiveBigIntegerField(default=0)
    seal = models.BinaryField()
    created_on = models.DateField()
    ends_on = models.DateField(null=True)


class Item(models.Model):
    """One ciphertext in a space: no title, kind, state or time in clear, only the day it was written."""

    pk = models.CompositePrimaryKey("space", "seq")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, db_index=False)
    seq = models.PositiveBigIntegerField()
    epoch = models.PositiveIntegerField()
    tag = models.BinaryField(max_length=16)
    author = models.UUIDField()
    day = models.DateField()
    body = models.BinaryField()

    class Meta:
        """Reads go by kind within a space, in order."""

        indexes = (models.Index(fields=["space", "tag", "seq"], name="item_by_kind"),)


class Checkpoint(models.Model):
    """A derived state of one person's view of a space, sealed for them; may be dropped at any time."""

    pk = models.CompositePrimaryKey("person", "space", "tag")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    space = models.UUIDField()
    tag = models.BinaryField(max_length=16)
    sealed = models.BinaryField()


class Invitation(models.Model):
    """A space key that waits for whoever knows the code: found by the id in the link, gone when used or over."""

    id = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    tries = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()


class ReleaseHalf(models.Model):
    """Half of the key of a text that opens once everybody has released theirs; the other half is in the item."""

    pk = models.CompositePrimaryKey("space", "round", "author")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, db_index=False)
    round = models.BinaryField(max_length=16)
    author = models.UUIDField()
    half = models.BinaryField(max_length=32)


class Reminder(models.Model):
    """A mail that goes out by itself. When stands in clear; to whom and what is sealed to the post.

    `due` is empty while nothing is on its way: the address is not confirmed yet, or nobody took the mail.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    due = models.DateTimeField(null=True)
    target = models.BinaryField()
    plan = models.BinaryField()


class PushDevice(models.Model):
    """A device that shows a notice by itself. When stands in clear; where it is reached is sealed to the post.

    `due` is empty once its push service has refused too often.
    """

    pk = models.CompositePrimaryKey("person", "id")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    id = models.UUIDField()
    due = models.DateTimeField(null=True)
    target = models.BinaryField()
    plan = models.BinaryField()


class CalendarFeed(models.Model):
    """A calendar to subscribe to: its content is sealed to a key that stands in its address alone."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    public_key = models.BinaryField(max_length=32)
    sealed = models.BinaryField()


class Deletion(models.Model):
    """What was deleted a moment ago, by random ids, until it stands in the deletion log outside the database.

    `owner` is a person or a space; `mark` a digest of the ciphertext that is gone, or the id of a recording.
    """

    pk = models.CompositePrimaryKey("owner", "what", "seq", "mark")
    owner = models.UUIDField()
    what = models.CharField(max_length=9)
    seq = models.PositiveBigIntegerField(default=0)
    mark = models.BinaryField(max_length=16, default=b"")


class Unsettled(models.Model):
    """After a restore: what somebody who holds the key of a space seals anew at their next sign-in.

    An item that was emptied because it was erased after the backup, or (`seq` 0) an author who was deleted.
    """

    pk = models.CompositePrimaryKey("person", "space", "seq", "author")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, db_index=False)
    space = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    author = models.UUIDField()
    day = models.DateField()
    code = models.BinaryField(max_length=32)
