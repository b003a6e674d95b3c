"""What a provider is, what it may ask for, and how a file declares one.

    @provider
    def html_tree(source: SourceFiles) -> HtmlTree: ...

    @provider
    async def browser_session(source: SourceFiles, lab: Lab, view: View) -> BrowserSession: ...

The return type is the evidence that the function makes; the parameters are what it
starts from: evidence, the Item, the Reply, Settings, Tools. The decorator makes a
value and registers nothing.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from types import NoneType, UnionType
from typing import Any, ClassVar, Self, Union, get_args, get_origin, get_type_hints

from grader.errors import ContractError
from grader.missing import Missing


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that a tool keeps, in seconds of wall clock and bytes: they end a job, never judge."""

    job_seconds: float = 60.0
    memory_bytes: int = 2 << 30
    artifact_bytes: int = 2 << 20


class Tool:
    """A worker-long, lazily started resource that providers ask for by type.

    Never evidence, never cached, never handed to a check. A plug-in may bring its own
    subclass; it is built with no arguments inside the worker that first needs it.
    """

    recorded: ClassVar[bool] = True
    """Whether evidence made with this tool is kept by ``--record``."""

    @property
    def version(self) -> str:
        """What can change this tool's observations; stored with every run."""
        return "0"

    async def start(self, limits: Limits) -> None:
        """Start the resource. Called once, before the first provider that asks for it."""

    async def close(self) -> None:
        """Give the resource back. Called once, also after a failed start."""


class Settings:
    """Base of frozen dataclasses that a rubric fills in its ``[gather.<name>]`` table.

    Every field needs a default; ``name`` is the table's name.
    """

    __slots__ = ()
    name: ClassVar[str]

    @classmethod
    def read(cls, values: Mapping[str, object], where: str) -> Self:
        """Make settings from a TOML table.

        Raises:
            ContractError: an unknown key, or a value of another type than the default's.
        """
        plain = cls()
        known = {one.name: getattr(plain, one.name) for one in fields(plain)}  # type: ignore[arg-type]
        given: dict[str, Any] = {}
        for key, value in values.items():
            if key not in known:
                raise ContractError(f"{where}: no setting {key!r}; there are {sorted(known)}")
            given[key] = fit(type(known[key]), value, f"{where}: {key}")
        return replace(plain, **given)  # type: ignore[type-var]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a check or provider starts from."""

    kind: type
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Provider:
    """A function that makes one kind of evidence, with its needs read off its signature."""

    id: str
    makes: type
    needs: tuple[Need, ...]
    make: Callable[..., Any]
    module: str

    @property
    def impure(self) -> bool:
        """Whether it looks at the world itself, through a tool that it asks for."""
        return bool(self.tools)

    @property
    def tools(self) -> tuple[type[Tool], ...]:
        """The tools that it asks for."""
        return tuple(need.kind for need in self.needs if issubclass(need.kind, Tool))

    @property
    def waits(self) -> bool:
        """Whether it is declared with ``async``, so that others may work meanwhile."""
        return inspect.iscoroutinefunction(self.make)


def provider(make: Callable[..., Any]) -> Provider:
    """Declare a provider.

    Raises:
        ContractError: a parameter or the result has no type, or is of a kind that no
            provider may have.
    """
    where = f"{make.__module__}.{make.__qualname__}"
    hints = _hints(make, where)
    result = hints.pop("return", None)
    if result is None:
        raise ContractError(f"{where}: the return type must say which evidence it makes")
    return Provider(
        id=make.__name__,
        makes=need_of(result, where).kind,
        needs=tuple(need_of(hint, f"{where}({name})") for name, hint in hints.items()),
        make=make,
        module=make.__module__,
    )


def need_of(hint: object, where: str) -> Need:
    """Read a need from an annotation: ``X`` or ``X | Missing``.

    Raises:
        ContractError: the annotation is no class, or a union of anything else.
    """
    if get_origin(hint) in (Union, UnionType):
        parts = [one for one in get_args(hint) if one not in (Missing, NoneType)]
        if len(parts) != 1 or Missing not in get_args(hint) or not isinstance(parts[0], type):
            raise ContractError(f"{where}: only `X | Missing` is allowed, not {hint}")
        return Need(parts[0], optional=True)
    if not isinstance(hint, type) or hint is Missing:
        raise ContractError(f"{where}: {hint!r} is not a kind of evidence")
    return Need(hint)


def check_settings(kind: type[Settings]) -> None:
    """Refuse a Settings class that a rubric could not fill.

    Raises:
        ContractError: it is no frozen dataclass, has no name, or a field has no default.
    """
    where = f"{kind.__module__}.{kind.__qualname__}"
    if not is_dataclass(kind) or not kind.__dataclass_params__.frozen:
        raise ContractError(f"{where}: settings must be a frozen dataclass")
    if not isinstance(getattr(kind, "name", None), str):
        raise ContractError(f"{where}: settings need a class attribute `name: ClassVar[str]`")
    for one in fields(kind):
        if one.default is MISSING and one.default_factory is MISSING:
            raise ContractError(f"{where}.{one.name}: every setting needs a default")


def fit(kind: type, value: object, where: str) -> object:
    """Fit a TOML value to the type of a default: ints serve as floats, arrays as tuples.

    Raises:
        ContractError: the value is of another type.
    """
    if kind is float and type(value) is int:
        return float(value)
    if kind is tuple and isinstance(value, list):
        return tuple(value)
    if type(value) is not kind:
        raise ContractError(f"{where} wants {kind.__name__}, not {value!r}")
    return value


def _hints(make: Callable[..., Any], where: str) -> dict[str, object]:
    try:
        hints: dict[str, object] = get_type_hints(make)
    except NameError as error:
        raise ContractError(f"{where}: {error} in its annotations") from error
    for name in inspect.signature(make).parameters:
        if name not in hints:
            raise ContractError(f"{where}: parameter {name} has no type")
    return hints
