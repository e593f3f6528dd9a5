"""The one error of the reader's content: everything that is wrong, a line each."""

from collections.abc import Iterable


class ReaderError(ValueError):
    """Content files are broken. `problems` has one line each: the file, the field, what is allowed."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
