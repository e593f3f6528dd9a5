"""The command `goldseam`: one word for what to do, one clear line and exit code 2 for what cannot be done."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from goldseam import __version__
from goldseam.commands import COMMANDS
from goldseam.commands.failure import BAD_INPUT, CommandError


class OneLineParser(argparse.ArgumentParser):
    """An argument parser whose errors are one line and name where to read on."""

    def error(self, message: str) -> NoReturn:
        """End with exit code 2; an argument that holds line breaks is repeated without them."""
        line = " ".join(message.split())
        self.exit(BAD_INPUT, f"{self.prog}: {line}. See: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    top = OneLineParser(prog="goldseam", description="A private place to rebuild trust after it was broken.")
    top.add_argument("--version", action="version", version=__version__)
    words = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=OneLineParser)
    for command in COMMANDS:
        own = words.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.arguments(own)
        own.set_defaults(run=command.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code is returned."""
    given = parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except CommandError as error:
        sys.stderr.write(f"goldseam {given.command}: {error}\n")
        return BAD_INPUT
    except BrokenPipeError:
        # Whoever read our output has seen enough (`goldseam method | head`).
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
