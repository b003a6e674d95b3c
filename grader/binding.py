"""Bind a rubric to what is installed: its checks, their order, settings and facts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from grader.audit import Due, due_checks
from grader.errors import ContractError
from grader.gather.lab import Lab
from grader.gather.resolve import Plan
from grader.item import Reply
from grader.provider import Provider, Settings
from grader.registry import Plugin, Registry, from_folder, installed
from grader.rubric import Rubric, suggestion


@dataclass(frozen=True, slots=True)
class Bound:
    """A rubric ready to judge: checks in order, settings by type, kinds of facts to observe.

    ``plan`` is how evidence is gathered for it.
    """

    rubric: Rubric
    due: tuple[Due, ...]
    settings: tuple[tuple[type[Settings], Settings], ...]
    facts: tuple[type, ...]
    reads_reply: bool
    partial: bool
    opens_browser: bool
    plan: Plan


@dataclass(frozen=True, slots=True)
class Named:
    """What names stand for: rubric ids in their order, and which folders had to be read."""

    house: "House"
    ids: tuple[str, ...]
    folders: tuple[str, ...]


@dataclass(frozen=True)
class House:
    """Everything found on this machine (and in the folders named), ready to bind rubrics."""

    registry: Registry
    plan: Plan

    @classmethod
    def open(cls, folders: Iterable[str] = ()) -> "House":
        """Find all plug-ins, and those in the folders.

        Raises:
            ContractError: two of them collide, or a folder breaks the contract.
        """
        plugins: tuple[Plugin, ...] = (*installed(), *(from_folder(Path(one)) for one in folders))
        registry = Registry.of(plugins)
        return cls(registry, Plan.of(registry.providers.values()))

    @classmethod
    def naming(cls, names: Iterable[str]) -> "Named":
        """Find all plug-ins, and read each name as an installed rubric, else as a folder.

        A name with a slash is always a folder; a bare name is one only where no rubric that
        is installed has it.

        Raises:
            ContractError: as in :meth:`open`; or a name is neither.
        """
        wanted = tuple(dict.fromkeys(names))
        house = cls.open()
        ids = {one: one for one in wanted if "/" not in one and one in house.registry.rubrics}
        paths = {one: Path(one) for one in wanted if one not in ids}
        folders = tuple(one for one, path in paths.items() if "/" in one or path.is_dir())
        if folders:
            house = cls.open(folders)
        found = {one.folder: one.id for one in house.registry.rubrics.values()}
        ids |= {one: found.get(str(paths[one].resolve()), one) for one in folders}
        chosen = tuple(house.rubric(ids.get(one, one)).id for one in wanted)
        return Named(house, chosen, folders)

    def rubric(self, id_: str) -> Rubric:
        """Return one rubric.

        Raises:
            ContractError: there is none of this id; a near one is named.
        """
        if id_ not in self.registry.rubrics:
            broken = "".join(
                f"\n  {one.origin} could not be read: {one.fault}" for one in self.registry.faults
            )
            hint = suggestion(id_, self.registry.rubrics)
            raise ContractError(f"no rubric {id_!r}{hint}{broken}")
        return self.registry.rubrics[id_]

    def bind(self, id_: str, *, static: bool = False) -> Bound:
        """Bind one rubric; ``static`` deselects what cannot be had without a browser.

        Raises:
            ContractError: it names a check, option, setting or fact that is not there.
        """
        rubric = self.rubric(id_)
        due = due_checks(rubric, self.registry)
        facts = tuple(self._fact(name, rubric) for name in rubric.facts)
        if static:
            due = tuple(replace(one, deselected=self._looks(one)) for one in due)
            facts = tuple(kind for kind in facts if Lab not in self.plan.required(kind))
        return Bound(
            rubric,
            due,
            tuple(self._settings(rubric)),
            facts,
            any(Reply in self.plan.reach(need.kind) for one in due for need in one.check.needs),
            any(one.deselected for one in due),
            not static and any(Lab in self.plan.reach(kind) for kind in _wanted(due, facts)),
            self._blind if static else self.plan,
        )

    @cached_property
    def _blind(self) -> Plan:
        return self.plan.without(Lab, "nobody looked: the run is static")

    def _looks(self, one: Due) -> bool:
        """Whether a check cannot be judged without the browser."""
        required = (need.kind for need in one.check.needs if not need.optional)
        return any(Lab in self.plan.required(kind) for kind in required)

    def _fact(self, name: str, rubric: Rubric) -> type:
        by_id: dict[str, Provider] = {one.id: one for one in self.registry.providers.values()}
        if name not in by_id:
            where = f"{rubric.folder}/rubric.toml: facts"
            raise ContractError(f"{where}: no provider {name!r}{suggestion(name, by_id)}")
        return by_id[name].makes

    def _settings(self, rubric: Rubric) -> Iterable[tuple[type[Settings], Settings]]:
        for name, values in rubric.gather:
            where = f"{rubric.folder}/rubric.toml: gather.{name}"
            kind = self.registry.settings.get(name)
            if kind is None:
                hint = suggestion(name, self.registry.settings)
                raise ContractError(f"{where}: no settings of this name{hint}")
            yield kind, kind.read(dict(values), where)


def _wanted(due: Iterable[Due], facts: Iterable[type]) -> Iterable[type]:
    """Kinds of evidence that a rubric asks for itself."""
    return (*(need.kind for one in due for need in one.check.needs), *facts)
