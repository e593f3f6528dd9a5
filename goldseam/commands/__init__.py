"""The commands of `goldseam`, one module each: NAME, HELP, arguments(parser), run(given) -> exit code."""

from types import ModuleType

from goldseam.commands import (
    backup,
    bench,
    coach,
    demo,
    doctor,
    export,
    method,
    plan,
    post,
    restore,
    serve,
    trust,
)

COMMANDS: tuple[ModuleType, ...] = (
    serve,
    post,
    demo,
    method,
    plan,
    trust,
    coach,
    export,
    doctor,
    backup,
    restore,
    bench,
)
