"""Which code made an observation: a digest that changes with anything that could change it."""

import hashlib
import sys
from functools import cache
from pathlib import Path

from grader.provider import Provider

GATHER = Path(__file__).parent
"""The code that all observations share."""

KEPT_IN = ("evidence", "gather", "providers")
"""Packages that a plug-in keeps its providers in; the plug-in is what lies above."""

SUFFIXES = (".py", ".js")


def fingerprint(maker: Provider) -> str:
    """Digest every .py and .js file of a provider's package and of ``grader.gather``.

    The modules of the evidence that it makes and starts from count as well.
    """
    module = _file(maker.module)
    roots = {GATHER, _package(module)} if module is not None else {GATHER}
    kinds = (maker.makes, *(need.kind for need in maker.needs))
    single = {path for kind in kinds if (path := _file(kind.__module__)) is not None}
    digest = hashlib.sha256()
    for part in (*(_tree(one) for one in sorted(roots)), *(_one(one) for one in sorted(single))):
        digest.update(part.encode())
    return digest.hexdigest()


def _file(module: str) -> Path | None:
    found = getattr(sys.modules.get(module), "__file__", None)
    return Path(found) if found else None


def _package(module: Path) -> Path:
    if module.is_relative_to(GATHER.parent):
        return GATHER
    for folder in module.parents:
        if folder.name in KEPT_IN:
            return folder.parent
    return module.parent


@cache
def _tree(root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(one for one in root.rglob("*") if one.suffix in SUFFIXES):
        digest.update(f"{path.relative_to(root).as_posix()}\0{_one(path)}\0".encode())
    return digest.hexdigest()


@cache
def _one(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
