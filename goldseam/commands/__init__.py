"""The commands of `goldseam`, one module each: NAME, HELP, arguments(parser), run(given) -> exit code."""

from types import ModuleType

from goldseam.commands import bench, demo, doctor, export, method, plan, serve, trust

COMMANDS: tuple[ModuleType, ...] = (serve, demo, method, plan, trust, export, doctor, bench)
