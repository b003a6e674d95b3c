"""Find what plug-ins bring: checks, providers and rubrics, our own by the same door.

An entry point in ``grader.plugins`` names a package P. Its checks are all modules of
every package called ``checks`` at any depth, its providers all ``@provider`` values in
its packages ``evidence``, ``gather`` and ``providers``, its rubrics every
``P/**/rubric.toml``. Finding imports those packages and starts nothing.
"""

import importlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from grader.check import Check, Example
from grader.errors import ContractError
from grader.finding import Message
from grader.provider import Provider, Settings, Tool, check_settings
from grader.rubric import Rubric, read_rubric, suggestion

GROUP = "grader.plugins"
CHECK_PACKAGES = frozenset({"checks"})
PROVIDER_PACKAGES = frozenset({"evidence", "gather", "providers"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A check with where it came from and the examples it lives by."""

    check: Check
    examples: tuple[Example, ...]
    messages: tuple[Message, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Plugin:
    """What one distribution (or folder) brings. ``fault`` says why it could not be read."""

    name: str
    origin: str
    version: str
    checks: tuple[Listed, ...] = ()
    providers: tuple[Provider, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
    fault: str = ""


@dataclass(frozen=True)
class Registry:
    """Everything that could be found, by id; conflicts are refused."""

    plugins: tuple[Plugin, ...]
    checks: dict[str, Listed] = field(default_factory=dict)
    rubrics: dict[str, Rubric] = field(default_factory=dict)
    providers: dict[type, Provider] = field(default_factory=dict)
    settings: dict[str, type[Settings]] = field(default_factory=dict)

    @classmethod
    def of(cls, plugins: Iterable[Plugin]) -> "Registry":
        """Merge plug-ins.

        Raises:
            ContractError: two checks or rubrics of one id, two providers of one kind, two
                Settings of one name; both distributions are named.
        """
        registry = cls(tuple(plugins))
        owners: dict[object, str] = {}
        for plugin in registry.plugins:
            for listed in plugin.checks:
                _claim(owners, ("check", listed.check.id), plugin.origin)
                registry.checks[listed.check.id] = listed
            for rubric in plugin.rubrics:
                _claim(owners, ("rubric", rubric.id), plugin.origin)
                registry.rubrics[rubric.id] = rubric
            for provider in plugin.providers:
                _claim(owners, ("provider of", provider.makes.__name__), plugin.origin)
                registry.providers[provider.makes] = provider
        for provider in registry.providers.values():
            registry._note_settings(provider)
        return registry

    def check(self, id_: str, where: str) -> Listed:
        """Return one check.

        Raises:
            ContractError: there is none of this id; a near one is named, and plug-ins that
                could not be read.
        """
        if id_ in self.checks:
            return self.checks[id_]
        broken = "".join(f"\n  {one.origin} could not be read: {one.fault}" for one in self.faults)
        raise ContractError(f"{where}: no check {id_!r}{suggestion(id_, self.checks)}{broken}")

    @property
    def faults(self) -> tuple[Plugin, ...]:
        """Plug-ins that could not be read."""
        return tuple(one for one in self.plugins if one.fault)

    @property
    def tools(self) -> tuple[type[Tool], ...]:
        """Every tool that some provider asks for, by name."""
        kinds = {
            n.kind for p in self.providers.values() for n in p.needs if issubclass(n.kind, Tool)
        }
        return tuple(sorted(kinds, key=lambda kind: kind.__name__))

    def _note_settings(self, provider: Provider) -> None:
        for need in provider.needs:
            if not issubclass(need.kind, Settings):
                continue
            check_settings(need.kind)
            other = self.settings.setdefault(need.kind.name, need.kind)
            if other is not need.kind:
                both = " and ".join(f"{k.__module__}.{k.__name__}" for k in (other, need.kind))
                raise ContractError(f"two Settings are called {need.kind.name!r}: {both}")


def installed() -> tuple[Plugin, ...]:
    """Read every installed plug-in; one that cannot be read says why."""
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return tuple(_installed(point) for point in points)


def from_folder(folder: Path) -> Plugin:
    """Read a plain folder that holds a ``rubric.toml`` and, beside it, packages of Python.

    Raises:
        ContractError: the folder has no rubric, or what it brings breaks the contract.
    """
    if not (folder / "rubric.toml").is_file():
        raise ContractError(f"{folder}: no rubric.toml here; `grade rubric new NAME` makes one")
    package = _package_of(folder)
    return Plugin(
        folder.name,
        str(folder),
        "",
        tuple(_checks(package, str(folder))),
        tuple(_providers(package)),
        tuple(_rubrics(package)),
    )


def checks_of(package: ModuleType, origin: str) -> tuple[Listed, ...]:
    """Every check of a package, found by walking its ``checks`` packages."""
    return tuple(_checks(package, origin))


def _installed(point: EntryPoint) -> Plugin:
    dist = point.dist
    origin, version = (dist.name, dist.version) if dist else (point.value, "")
    try:
        package = importlib.import_module(point.value)
        return Plugin(
            point.name,
            origin,
            version,
            tuple(_checks(package, origin)),
            tuple(_providers(package)),
            tuple(_rubrics(package)),
        )
    except Exception as error:  # noqa: BLE001 - a stranger's package may raise anything on import
        return Plugin(point.name, origin, version, fault=f"{type(error).__name__}: {error}")


def _checks(package: ModuleType, origin: str) -> Iterator[Listed]:
    for name in _modules(package, CHECK_PACKAGES):
        module = importlib.import_module(name)
        found = [one for one in vars(module).values() if isinstance(one, Check)]
        if len(found) != 1:
            raise ContractError(f"{name} holds {len(found)} checks; one file, one check")
        stem = name.rpartition(".")[2].replace("_", "-")
        if found[0].id != stem:
            raise ContractError(f"{name} holds {found[0].id}; file and function must agree")
        examples = tuple(getattr(module, "EXAMPLES", ()))
        messages = {one.id: one for one in vars(module).values() if isinstance(one, Message)}
        yield Listed(found[0], examples, tuple(messages.values()), origin)


def _providers(package: ModuleType) -> Iterator[Provider]:
    seen: set[int] = set()
    for name in _modules(package, PROVIDER_PACKAGES, holding=b"provider"):
        for one in vars(importlib.import_module(name)).values():
            if isinstance(one, Provider) and id(one) not in seen:
                seen.add(id(one))
                yield one


def _rubrics(package: ModuleType) -> Iterator[Rubric]:
    for folder in _folders(package):
        for path in sorted(folder.rglob("rubric.toml")):
            rubric = read_rubric(path.read_text("utf-8"), str(path), str(path.parent))
            if path.parent.name != rubric.id:
                both = f"the id is {rubric.id!r} but the folder {path.parent.name!r}"
                raise ContractError(f"{path}: {both}; give them one name")
            yield rubric


def _modules(package: ModuleType, within: frozenset[str], holding: bytes = b"") -> Iterator[str]:
    """Names of all modules that lie below a package called as in ``within``.

    ``holding`` leaves out those whose source lacks a word: importing what cannot bring
    anything may cost a parser's start.
    """
    names = {
        ".".join((package.__name__, *path.relative_to(folder).with_suffix("").parts))
        for folder in _folders(package)
        for path in folder.rglob("*.py")
        if path.name != "__init__.py" and within & set(path.relative_to(folder).parts[:-1])
        if holding in path.read_bytes()
    }
    return (name for name in sorted(names) if all(map(str.isidentifier, name.split("."))))


def _folders(package: ModuleType) -> tuple[Path, ...]:
    return tuple(Path(one) for one in getattr(package, "__path__", ()))


def _package_of(folder: Path) -> ModuleType:
    """Import a folder as a package of its own name, without touching ``sys.path``."""
    path = folder.resolve()
    name = f"bitgrade_folder_{path.name}"
    module = sys.modules.get(name)
    if module is None or list(module.__path__) != [str(path)]:
        module = ModuleType(name)
        module.__path__ = [str(path)]
        sys.modules[name] = module
    return module


def _claim(owners: dict[object, str], key: tuple[str, str], origin: str) -> None:
    other = owners.setdefault(key, origin)
    if other != origin:
        raise ContractError(f"{key[0]} {key[1]!r} is brought by both {other} and {origin}")
