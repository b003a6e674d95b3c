"""Say what is installed, what runs, which protections are on, and what is missing.

Exit code 0 if grading can use everything, else 3.
"""

import argparse
import asyncio
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from grader import __version__
from grader.binding import House
from grader.cli import kit
from grader.errors import ContractError
from grader.gather.engine import Engine
from grader.gather.lab import Lab
from grader.gather.tools import Toolbox
from grader.provider import Tool

PACKAGES = (
    "playwright",
    "tree-sitter",
    "esprima",
    "beautifulsoup4",
    "sacrebleu",
    "openai",
    "duckdb",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``doctor``."""


def run(_options: argparse.Namespace) -> int:
    """Look at everything once."""
    kit.say(f"bitgrade {__version__}, Python {platform.python_version()}, {platform.platform()}")
    healthy = [_told(sound, text) for sound, text in (*_packages(), *_plugins(), *_tools())]
    return kit.OK if all(healthy) else kit.UNSURE


def _told(sound: bool | None, text: str) -> bool:  # noqa: FBT001 - three states of one line
    mark = {True: "✓", False: "✗", None: "·"}[sound]
    kit.say(f"  {mark} {text}")
    return sound is not False


def _packages() -> Iterator[tuple[bool | None, str]]:
    for name in PACKAGES:
        try:
            yield True, f"{name} {version(name)}"
        except PackageNotFoundError:
            yield False, f"{name} is not installed: pip install {name}"


def _plugins() -> Iterator[tuple[bool | None, str]]:
    try:
        registry = House.open().registry
    except ContractError as error:
        yield False, str(error)
        return
    for one in registry.plugins:
        what = (
            f"{len(one.checks)} checks, {len(one.providers)} providers, {len(one.rubrics)} rubrics"
        )
        if one.fault:
            yield False, f"plug-in {one.name} ({one.origin}) could not be read: {one.fault}"
        else:
            yield True, f"plug-in {one.name} ({one.origin} {one.version}): {what}"


def _tools() -> list[tuple[bool | None, str]]:
    return asyncio.run(_try_tools())


def _protections(tool: Tool) -> Iterator[tuple[bool | None, str]]:
    """What stands between a page and this machine, of a tool that has such a thing."""
    for one in getattr(tool, "protections", ()):
        yield True, one
    for one in getattr(tool, "unprotected", ()):
        yield None, f"{one}: off, this machine does not allow it"


async def _try_tools() -> list[tuple[bool | None, str]]:
    toolbox = Toolbox()
    said: list[tuple[bool | None, str]] = []
    try:
        for kind, what in ((Engine, "engine"), (Lab, "browser")):
            try:
                tool = await toolbox.get(kind)
            except Exception as error:  # noqa: BLE001 - telling what is wrong is the whole job
                said.append((False, f"{what}: {error}"))
                continue
            said.append((tool.version != "none", f"{what}: {tool.version}"))
            said += ((on, f"  {name}") for on, name in _protections(tool))
    finally:
        await toolbox.close()
    return said
