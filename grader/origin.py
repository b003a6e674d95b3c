"""An origin: who answered, as far as anybody knows. Judges never see it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from grader.errors import ContractError
from grader.finding import Json, thaw, to_json
from grader.item import digest


@dataclass(frozen=True, slots=True)
class Origin:
    """Model, file, recipe, server and sampling behind an answer. Every field may be unknown.

    ``params`` and ``active_params`` count parameters; ``bits`` is bits per weight from the
    tensor table, ``weight_bits`` and ``activation_bits`` follow from ``scheme``;
    ``file_bytes`` is the size of the weights on disk. A rung of the ladder is identified by
    ``file_digest``, never by its name.
    """

    model: str | None = None
    family: str | None = None
    params: int | None = None
    active_params: int | None = None
    training: str | None = None
    quant_kind: str | None = None
    quant_maker: str | None = None
    file_digest: str | None = None
    file_bytes: int | None = None
    quant: str | None = None
    scheme: str | None = None
    weight_bits: float | None = None
    activation_bits: float | None = None
    bits: float | None = None
    recipe: Json = None
    kv_cache: str | None = None
    layers: int | None = None
    heads: int | None = None
    context: int | None = None
    server: str | None = None
    build: str | None = None
    backend: str | None = None
    template_digest: str | None = None
    sampling: Json = None
    seed: int | None = None
    timings: Json = None
    tokens: int | None = None
    finish_reason: str | None = None

    @property
    def digest(self) -> str:
        """sha256 of what was run (not of how one answer went), in hex."""
        known = self._known()
        return digest({key: value for key, value in known.items() if key not in _PER_ANSWER})

    def to_json(self) -> dict[str, Any]:
        """Return what is known, as the manifest holds it."""
        return {key: thaw(value) for key, value in self._known().items()}

    def _known(self) -> dict[str, Json]:
        """Fields that are known. Values are frozen, so that none has to be copied."""
        pairs = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: value for name, value in pairs if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any], where: str) -> Self:
        """Read an origin; integers serve as floats.

        Raises:
            ContractError: an unknown key, or a value of a wrong type.
        """
        kinds = {one.name: str(one.type) for one in fields(cls)}
        values: dict[str, Any] = {}
        for key, value in data.items():
            if key not in kinds:
                raise ContractError(f"{where}: origin has no {key!r}; it has {sorted(kinds)}")
            values[key] = _fit(kinds[key], value, f"{where}: origin.{key}")
        return cls(**values)


_PER_ANSWER = frozenset({"timings", "tokens", "finish_reason", "seed"})


def _fit(kind: str, value: object, where: str) -> object:
    if value is None or "Json" in kind:
        return to_json(value)
    wanted = next(one for one in (str, int, float) if one.__name__ in kind)
    if wanted is float and type(value) is int:
        return float(value)
    if type(value) is not wanted:
        raise ContractError(f"{where} wants {wanted.__name__}, not {value!r}")
    return value
