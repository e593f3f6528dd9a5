"""The commands of `goldseam`, one module each: NAME, HELP, arguments(parser), run(given) -> exit code."""

from types import ModuleType

from goldseam.commands import bench, coach, demo, doctor, export, method, plan, serve, trust

COMMANDS: tuple[ModuleType, ...] = (serve, demo, method, plan, trust, coach, export, doctor, bench)
