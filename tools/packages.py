"""The system's package manager: what it is called here and how it brings something."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.watched import STALL, run


@dataclass(frozen=True, slots=True)
class Manager:
    """One package manager. ``browsers`` are tried in order; each is a set of packages.

    Fetching and installing are two commands: only the first waits for a network, and only
    the first may be stopped half-way without leaving the system in disorder.
    """

    command: str
    refresh: tuple[str, ...]
    fetch: tuple[str, ...]
    install: tuple[str, ...]
    browsers: tuple[tuple[str, ...], ...]
    caches: tuple[str, ...]


MANAGERS = (
    Manager(
        "apt-get",
        ("update",),
        ("install", "--yes", "--download-only"),
        ("install", "--yes"),
        (("chromium-headless-shell", "fonts-dejavu-core"), ("chromium", "fonts-dejavu-core")),
        ("/var/lib/apt/lists", "/var/cache/apt"),
    ),
    Manager(
        "dnf",
        ("makecache",),
        ("install", "--assumeyes", "--downloadonly"),
        ("install", "--assumeyes"),
        (("chromium-headless", "dejavu-sans-fonts"), ("chromium", "dejavu-sans-fonts")),
        ("/var/cache/dnf", "/var/cache/libdnf5"),
    ),
    Manager(
        "zypper",
        ("--non-interactive", "refresh"),
        ("--non-interactive", "install", "--download-only"),
        ("--non-interactive", "install"),
        (("chromium", "dejavu-fonts"),),
        ("/var/cache/zypp",),
    ),
    Manager(
        "pacman",
        ("-Sy", "--noconfirm"),
        ("-Sw", "--noconfirm"),
        ("-S", "--noconfirm", "--needed"),
        (("chromium", "ttf-dejavu"),),
        ("/var/lib/pacman/sync", "/var/cache/pacman/pkg"),
    ),
)
"""Those that have a Chromium for systems on which Playwright itself can be installed."""

QUIET = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}


def manager(search: str | None = None) -> Manager | None:
    """Tell the package manager of this machine, looked for on the path ``search``."""
    for one in MANAGERS:
        command = shutil.which(one.command, path=search)
        if command:
            return replace(one, command=command)
    return None


def superuser() -> bool:
    """Whether this process may install for everybody."""
    return os.geteuid() == 0


def refresh(system: Manager, stall: float = STALL) -> str:
    """Ask what packages there are; return why that failed, or nothing."""
    ended = run(
        (system.command, *system.refresh),
        folders=_folders(system),
        stall=stall,
        env=QUIET,
    )
    return "" if ended.ok else ended.reason


def bring(system: Manager, packages: Sequence[str], stall: float = STALL) -> str:
    """Fetch and install packages; return why that failed, or nothing."""
    fetched = run(
        (system.command, *system.fetch, *packages),
        folders=_folders(system),
        stall=stall,
        env=QUIET,
    )
    if not fetched.ok:
        return fetched.reason
    installed = run((system.command, *system.install, *packages), env=QUIET)
    return "" if installed.ok else installed.reason


def _folders(system: Manager) -> tuple[Path, ...]:
    return tuple(Path(one) for one in system.caches)
