"""Keeps the words of people out of the log: what is logged is the kind of error and where in the code."""

import logging
import traceback


class WithoutWords(logging.Filter):
    """Replaces every message by the error's type and the program's own lines; no values, no paths asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place and let it pass."""
        error = record.exc_info[1] if record.exc_info else None
        record.msg = f"{record.name} {record.levelname.lower()}: {_place(error)}"
        record.args = ()
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return True


def _place(error: BaseException | None) -> str:
    if error is None:
        return "no details are logged"
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__} in {where}"
