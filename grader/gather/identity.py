"""Which browser a run would use, without starting it: part of what can change a number."""

import re
import subprocess

from grader.gather.lab.find import chromiums


def browser_version() -> str | None:
    """Name and version of the Chromium that the lab tries first, or None where there is none."""
    for program in chromiums():
        try:
            said = subprocess.run(  # noqa: S603 - a browser of this machine, found by the lab
                [program, "--version"], capture_output=True, text=True, timeout=20, check=True
            ).stdout
        except (OSError, subprocess.SubprocessError):
            continue
        version = re.search(r"\d+(?:\.\d+)+", said)
        if version:
            return f"{program.name} {version[0]}"
    return None
