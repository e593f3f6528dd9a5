"""The few ways in which the vault says no."""


class DecryptError(Exception):
    """Something could not be opened: the one error for every reason there can be.

    A wrong key, a changed byte, a short input, a swapped row and an unknown format look the same on purpose,
    so that nobody learns from the difference. It carries no detail, and nothing falls back after it.
    """

    def __str__(self) -> str:
        return "This could not be opened."


class PassphraseTooLongError(ValueError):
    """A passphrase is longer than 1,024 characters, or than 1,024 bytes in its normal form."""

    def __str__(self) -> str:
        return "A passphrase can have at most 1,024 characters."


class RecoveryCodeError(ValueError):
    """A recovery code was mistyped. `group` is the group to look at, 1 to 9, or None when that is unknown."""

    def __init__(self, group: int | None) -> None:
        super().__init__(group)
        self.group = group

    def __str__(self) -> str:
        if self.group is None:
            return "Check the code: it has nine groups of four letters and digits, and something differs."
        return f"Check group {self.group} of the code."


class InvitationCodeError(ValueError):
    """The words of an invitation were mistyped.

    `word` is the first one that is not known, 1 to 8, or None when there are not eight words.
    """

    def __init__(self, word: int | None) -> None:
        super().__init__(word)
        self.word = word

    def __str__(self) -> str:
        if self.word is None:
            return "Check the code: it has eight words."
        return f"Check word {self.word} of the code."
