"""How much of the machine a browser gets: as little as the platform lets us take away."""

import os
import shlex
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534

UNPRIVILEGED = "unprivileged user"
SANDBOX = "Chromium's sandbox"
NO_NETWORK = "network namespace of its own"

SCRIPT = """\
#!/bin/sh
# Starts a browser with less than the caller has: {protections}.
for argument in "$@"; do
  case $argument in --user-data-dir=*) {own} "${{argument#*=}}" ;; esac
done
exec {command} "$@"
"""


@dataclass(frozen=True, slots=True)
class Confinement:
    """One way to start a browser: the words before its command, and whether its sandbox is on.

    ``drops`` means that the browser runs as nobody, who then has to own what it writes to.
    """

    prefix: tuple[str, ...]
    sandbox: bool
    protections: tuple[str, ...]
    drops: bool = False

    def home(self, folder: Path) -> Path:
        """Make the only folder that the browser may write to."""
        home = folder / "home"
        home.mkdir(mode=stat.S_IRWXU, exist_ok=True)
        if self.drops:
            folder.chmod(stat.S_IRWXU | stat.S_IXGRP | stat.S_IXOTH)
            os.chown(home, NOBODY, NOBODY)
        return home

    def executable(self, browser: Path, folder: Path) -> Path:
        """Write the script that Playwright starts in place of the browser; return its path."""
        if not self.prefix:
            return browser
        own = f"chown -R {NOBODY}:{NOBODY}" if self.drops else ":"
        script = folder / "browser.sh"
        command = shlex.join((*self.prefix, str(browser)))
        protections = ", ".join(self.protections)
        script.write_text(SCRIPT.format(protections=protections, own=own, command=command))
        script.chmod(stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
        return script


def confinements() -> Iterator[Confinement]:
    """Every way that may work here, the safest first; the last takes nothing away."""
    if sys.platform != "linux":
        yield Confinement((), sandbox=True, protections=(SANDBOX,))
        yield Confinement((), sandbox=False, protections=())
        return
    root = os.geteuid() == 0
    drop = _drop() if root else ()
    alone = _alone(root=root)
    who = (UNPRIVILEGED,) if drop or not root else ()
    for sandbox in (True, False):
        for network in (alone, ()) if alone else ((),):
            if root and not drop and sandbox:
                continue  # Chromium refuses to be both root and sandboxed
            yield Confinement(
                (*network, *drop),
                sandbox,
                (*who, *((SANDBOX,) if sandbox else ()), *((NO_NETWORK,) if network else ())),
                drops=bool(drop),
            )
    if root and drop:
        yield Confinement((), sandbox=False, protections=())


def _drop() -> tuple[str, ...]:
    """Words that make root nobody."""
    if not shutil.which("setpriv"):
        return ()
    ids = (f"--reuid={NOBODY}", f"--regid={NOBODY}")
    return ("setpriv", *ids, "--clear-groups", "--no-new-privs", "--")


def _alone(*, root: bool) -> tuple[str, ...]:
    """Words that take the network away: a namespace in which no interface is up."""
    if not shutil.which("unshare"):
        return ()
    user = () if root else ("--user", "--map-current-user")
    return ("unshare", *user, "--net", "--")
