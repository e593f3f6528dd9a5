"""The one error of the command line: a plain line for standard error, and exit code 2."""

BAD_INPUT = 2


class CommandError(Exception):
    """Something given cannot be used; the message says which file or option, which line, what is allowed."""
