"""Programs of /bin/sh that stand in for what a machine may have, for tests of setting it up."""

from pathlib import Path


def script(path: Path, text: str) -> Path:
    """Write a program that notes each call beside itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\necho "$@" >> "{path}.calls"\n{text}\n', "utf-8")
    path.chmod(0o755)
    return path


def calls(path: Path) -> list[str]:
    """Arguments of every call so far."""
    log = Path(f"{path}.calls")
    return log.read_text("utf-8").splitlines() if log.exists() else []
