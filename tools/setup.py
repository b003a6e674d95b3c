"""Make the virtual environment ``.venv`` and install the project into it, where that is owed.

``python3 -m tools.setup`` may be called as often as one likes and by several at once: a
stamp says what was installed, and a second call only compares it. A set-up that was cut
off is thrown away and made anew; a new ``pyproject.toml`` is installed over the old one,
which stays usable when there is no network.
"""

import hashlib
import json
import re
import shutil
import sys
import time
from pathlib import Path

from tools import packages, say
from tools.watched import Ended, alone, run

LINES = 15
"""How much of a failed command is shown."""


class SetupError(Exception):
    """The environment could not be made; the text says what to do."""


def set_up(project: Path, python: str = sys.executable) -> bool:
    """Bring ``.venv`` up to date; return False where it was.

    Raises:
        SetupError: there is no way to make an environment here, or pip failed.
    """
    if not _owed(project):
        return False
    with alone(project / ".cache" / "setup.lock"):
        if not _owed(project):
            return False
        venv = project / ".venv"
        unfinished = venv / "unfinished"
        whole = _usable(project)
        if not whole:
            _make(venv, python)
        unfinished.touch()
        installed = _install(project)
        if installed.ok:
            (venv / "stamp.json").write_text(json.dumps(_stamp(project)) + "\n", "utf-8")
        if installed.ok or whole:
            unfinished.unlink()
        if not installed.ok:
            raise SetupError(f"pip could not install bitgrade:\n{_tail(installed)}")
    return True


def _owed(project: Path) -> bool:
    return not _usable(project) or _stamped(project) != _stamp(project)


def _usable(project: Path) -> bool:
    """Whether there is an environment that was finished once, for this place, and still runs."""
    venv = project / ".venv"
    return (
        (venv / "bin" / "python").exists()
        and not (venv / "unfinished").exists()
        and _stamped(project).get("place") == str(project)
    )


def _stamp(project: Path) -> dict[str, str]:
    text = (project / "pyproject.toml").read_bytes()
    return {"place": str(project), "project": hashlib.sha256(text).hexdigest()}


def _stamped(project: Path) -> dict[str, str]:
    try:
        stamp = json.loads((project / ".venv" / "stamp.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _make(venv: Path, python: str) -> None:
    """Make an empty environment with pip in it, by whatever way this machine has."""
    first = _venv(venv, python)
    if first.ok:
        return
    for command in ((python, "-m", "virtualenv"), ("virtualenv", "--python", python)):
        if shutil.which(command[0]) and run((*command, "--clear", str(venv))).ok:
            return
    package = _lacking(first)
    system = packages.manager()
    if package and system and packages.superuser():
        say(f"setup: bringing {package} with the system's package manager ...")
        packages.refresh(system)
        packages.bring(system, (package,))
        if _venv(venv, python).ok:
            return
    advice = f"install the package {package}" if package else "install Python's module venv"
    raise SetupError(
        f"{python} cannot make a virtual environment; {advice}, or virtualenv, and run make "
        f"again:\n{_tail(first)}"
    )


def _venv(venv: Path, python: str) -> Ended:
    return run((python, "-m", "venv", "--clear", str(venv)))


def _lacking(ended: Ended) -> str:
    """The package that a Python of the system asks for, as exactly as it is named, or nothing."""
    return max(re.findall(r"python3[.\d]*-venv", ended.output), key=len, default="")


def _install(project: Path) -> Ended:
    pip = (str(project / ".venv" / "bin" / "python"), "-m", "pip", "--no-input")
    wanted = ("install", "--quiet", "--disable-pip-version-check", "--editable", f"{project}[dev]")
    return run((*pip, *wanted))


def _tail(ended: Ended) -> str:
    lines = [line for line in ended.output.splitlines() if line.strip()]
    return "\n".join(f"  {line}" for line in lines[-LINES:])


def main() -> int:
    """Set up the project that this file belongs to; 1 where that failed."""
    project = Path(__file__).resolve().parents[1]
    start = time.monotonic()
    if _owed(project):
        say("setup: installing bitgrade and what it needs into .venv ...")
    try:
        changed = set_up(project)
    except (SetupError, OSError) as error:
        say(f"setup: {error}")
        return 1
    if changed:
        say(f"setup: done in {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
