"""Which kinds of damage a rubric is tried on: those of its medium, and those that it brings."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from grader.errors import ContractError, UsageError
from grader.item import Item
from grader.mutation import Mutation
from grader.mutations import kinds_of
from grader.rubric import Rubric, suggestion

FILE = "mutations.py"
Sound = Callable[[Item], str | Mapping[str, str] | None]
"""A sound answer to an item: its text, or its files by path, the one that is opened first."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What is tried, and what is left out because nothing in the rubric looks for it."""

    tried: tuple[Mutation, ...]
    unsought: tuple[str, ...]
    sound: Sound | None = None


def kinds_for(rubric: Rubric, wanted: Sequence[str] = ()) -> Kinds:
    """Choose the kinds for a rubric; its own replace general ones of the same name.

    Raises:
        ContractError: ``mutations.py`` cannot be read.
        UsageError: there is no kind of a wanted name.
    """
    module = _module(rubric)
    own = tuple(getattr(module, "MUTATIONS", ())) if module else ()
    named = {one.name: one for one in (*own, *kinds_of(rubric.medium))}
    named |= {one.name: one for one in own}
    for name in wanted:
        if name not in named:
            raise UsageError(f"no kind {name!r}{suggestion(name, named)}; there is {_list(named)}")
    counted = {one.id for one in rubric.checks}
    sought = [one for one in named.values() if _sought(one, counted)]
    chosen = [one for one in named.values() if one.name in wanted] if wanted else sought
    unsought = [name for name in named if not wanted and named[name] not in sought]
    return Kinds(tuple(chosen), tuple(unsought), getattr(module, "sound", None))


def _sought(kind: Mutation, counted: set[str]) -> bool:
    return not kind.expects or kind.expects == ("*",) or bool(counted & set(kind.expects))


def _list(names: dict[str, Mutation]) -> str:
    return " ".join(sorted(names))


def _module(rubric: Rubric) -> ModuleType | None:
    path = Path(rubric.folder) / FILE
    if not path.is_file():
        return None
    name = f"bitgrade_mutations_{rubric.id}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ContractError(f"{path}: not readable as a module")
    module = module_from_spec(spec)
    sys.modules[name] = module  # a dataclass looks itself up there
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ContractError(f"{path}: {type(error).__name__}: {error}") from error
    if not isinstance(getattr(module, "MUTATIONS", None), tuple):
        raise ContractError(f"{path}: a tuple MUTATIONS has to stand here")
    return module
