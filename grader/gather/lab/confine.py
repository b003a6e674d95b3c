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
SUPERVISED = "killed with whoever started it"
NO_NAMES = "resolver rule: no name is found"
MEMORY = "memory bound"

ALL = (UNPRIVILEGED, SANDBOX, NO_NETWORK, NO_NAMES, MEMORY, SUPERVISED)
"""Everything that can stand between a page and this machine."""

EVERYWHERE = (NO_NAMES, *((MEMORY,) if Path("/proc/self/statm").exists() else ()))
"""What does not depend on how a browser is started (see ``browser.FLAGS`` and ``watch``)."""

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
    bound = drop or _bound()
    alone = _alone(root=root)
    who = (UNPRIVILEGED,) if drop or not root else ()
    held = (SUPERVISED,) if bound else ()
    for sandbox in (True, False):
        for network in (alone, ()) if alone else ((),):
            if root and not drop and sandbox:
                continue  # Chromium refuses to be both root and sandboxed
            yield Confinement(
                (*network, *bound),
                sandbox,
                (
                    *who,
                    *((SANDBOX,) if sandbox else ()),
                    *((NO_NETWORK,) if network else ()),
                    *held,
                ),
                drops=bool(drop),
            )
    if bound:  # perhaps it is setpriv that does not work
        yield Confinement((), sandbox=not root, protections=who if not root else ())
        yield Confinement((), sandbox=False, protections=())


def _drop() -> tuple[str, ...]:
    """Words that make root nobody."""
    if not shutil.which("setpriv"):
        return ()
    ids = (f"--reuid={NOBODY}", f"--regid={NOBODY}")
    return ("setpriv", *ids, "--clear-groups", "--no-new-privs", *DIE, "--")


def _bound() -> tuple[str, ...]:
    """Words that let the kernel kill a browser whose starter is gone (prctl(2))."""
    return ("setpriv", *DIE, "--") if shutil.which("setpriv") else ()


DIE = ("--pdeathsig", "KILL")


def _alone(*, root: bool) -> tuple[str, ...]:
    """Words that take the network away: a namespace in which no interface is up."""
    if not shutil.which("unshare"):
        return ()
    user = () if root else ("--user", "--map-current-user")
    return ("unshare", *user, "--net", "--")
