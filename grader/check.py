"""What a check is, and how a file declares one.

    @check
    def undescribed_image(page: HtmlTree, *, least: int = 1) -> Verdict: ...

The file is the check: its docstring is the manual, the function's name the id. What
comes before the star is the evidence it needs (or the Item, or the Reply); what comes
after are the options that a rubric may set. The decorator registers nothing.
"""

import ast
import hashlib
import inspect
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from types import ModuleType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, overload

from grader.errors import ContractError
from grader.finding import Expected, Message
from grader.provider import Need, Settings, Tool, need_of
from grader.verdict import Verdict

Kind = Literal["fault", "craft"]
"""``fault`` moves the score; ``craft`` (taste) only the craft score and the top tier."""

Option = bool | int | float | str | tuple[Any, ...]


@dataclass(frozen=True)
class Check:
    """A judge with its needs and options. Pure: the same evidence gives the same verdict."""

    id: str
    kind: Kind
    manual: str
    needs: tuple[Need, ...]
    options: Mapping[str, object]
    judge: Callable[..., Verdict]
    module: str
    chosen: tuple[tuple[str, Option], ...] = ()

    @cached_property
    def version(self) -> str:
        """Digest of the module's syntax tree without docstring and examples (12 hex digits)."""
        return _version(sys.modules[self.module])

    @property
    def title(self) -> str:
        """First line of the manual: the fault, in the present tense."""
        return self.manual.partition("\n")[0]

    @cached_property
    def defaults(self) -> dict[str, Option]:
        """Every option with the value that holds where a rubric is silent."""
        return {
            name: parameter.default
            for name, parameter in inspect.signature(self.judge).parameters.items()
            if parameter.kind is parameter.KEYWORD_ONLY
        }

    @cached_property
    def options_digest(self) -> str:
        """Digest of the options in force (12 hex digits)."""
        return hashlib.sha256(repr(sorted(self.defaults.items())).encode()).hexdigest()[:12]

    def having(self, **options: object) -> "Check":
        """Return the same check with options from a rubric.

        Raises:
            ContractError: an option that the check does not have, or a value of a wrong type.
        """
        fitted: dict[str, Option] = {}
        for name, value in options.items():
            if name not in self.options:
                there = ", ".join(self.options) or "none"
                raise ContractError(f"{self.id} has no option {name!r}; it has: {there}")
            fitted[name] = _fit(self.options[name], value, f"{self.id}.{name}")
        return replace(self, judge=partial(self.judge, **fitted), chosen=tuple(fitted.items()))


@dataclass(frozen=True, slots=True)
class Example:
    """Evidence, or text that parses to it, and exactly the messages that it earns, in order.

    A good example that ought to fail one day carries a note that starts with ``missed:``, one that
    cannot be judged a note that starts with ``a gap``.
    """

    given: tuple[object, ...]
    earns: tuple[Message | Expected, ...] = ()
    note: str = ""


def good(*given: object, note: str = "") -> Example:
    """Give evidence in which the check must find nothing."""
    return Example(given, (), note)


def bad(*given: object, earns: tuple[Message | Expected, ...], note: str = "") -> Example:
    """Give evidence that earns exactly these messages, in this order."""
    return Example(given, earns, note)


@overload
def check(judge: Callable[..., Verdict]) -> Check: ...
@overload
def check(*, kind: Kind) -> Callable[[Callable[..., Verdict]], Check]: ...
def check(
    judge: Callable[..., Verdict] | None = None,
    *,
    kind: Kind = "fault",
) -> Check | Callable[[Callable[..., Verdict]], Check]:
    """Declare a check: ``@check``, or ``@check(kind="craft")`` for a matter of taste.

    Raises:
        ContractError: no manual, no Verdict as result, a need that is no evidence, or an
            option without a default.
    """
    if judge is None:
        return lambda one: _declare(one, kind)
    return _declare(judge, kind)


def _declare(judge: Callable[..., Verdict], kind: Kind) -> Check:
    where = f"{judge.__module__}.{judge.__qualname__}"
    try:
        hints: dict[str, Any] = get_type_hints(judge)
    except NameError as error:
        raise ContractError(f"{where}: {error} in its annotations") from error
    if hints.get("return") is not Verdict:
        raise ContractError(f"{where} must be annotated to return Verdict")
    manual = sys.modules[judge.__module__].__doc__
    if not manual or not manual.strip():
        raise ContractError(f"{judge.__module__} has no docstring to be its manual")
    needs: list[Need] = []
    options: dict[str, object] = {}
    for name, parameter in inspect.signature(judge).parameters.items():
        if name not in hints:
            raise ContractError(f"{where}: parameter {name} has no type")
        if parameter.kind is parameter.KEYWORD_ONLY:
            options[name] = _option(hints[name], parameter.default, f"{where}({name})")
        else:
            needs.append(_need(hints[name], f"{where}({name})"))
    id_ = judge.__name__.replace("_", "-")
    return Check(
        id_, kind, inspect.cleandoc(manual), tuple(needs), options, judge, judge.__module__
    )


def _need(hint: object, where: str) -> Need:
    need = need_of(hint, where)
    if issubclass(need.kind, Tool | Settings):
        raise ContractError(f"{where}: a check may not have {need.kind.__name__}; a provider may")
    return need


def _option(hint: object, default: object, where: str) -> object:
    if default is inspect.Parameter.empty:
        raise ContractError(f"{where}: an option needs a default")
    plain = hint in (bool, int, float, str) or get_origin(hint) in (Literal, tuple)
    if get_origin(hint) in (Union, UnionType) or not plain:
        raise ContractError(f"{where}: an option is bool, int, float, str, tuple or Literal")
    return hint


def _fit(hint: object, value: object, where: str) -> Option:
    """Fit a TOML value to an option's type: ints serve as floats, arrays as tuples."""
    origin = get_origin(hint)
    if origin is Literal:
        if value in get_args(hint):
            return value  # type: ignore[return-value]
        raise ContractError(f"{where} is one of {get_args(hint)}, not {value!r}")
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise ContractError(f"{where} wants an array, not {value!r}")
        inner = get_args(hint)[0]
        return tuple(_fit(inner, one, where) for one in value)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise ContractError(f"{where} wants {getattr(hint, '__name__', hint)}, not {value!r}")
    return value  # type: ignore[return-value]


@cache
def _version(module: ModuleType) -> str:
    tree = ast.parse(inspect.getsource(module))
    body = [one for one in tree.body if not _is_prose(one)]
    dump = ast.dump(ast.Module(body, []), annotate_fields=False)
    return hashlib.sha256(dump.encode()).hexdigest()[:12]


def _is_prose(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return True
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return any(isinstance(one, ast.Name) and one.id == "EXAMPLES" for one in targets)
