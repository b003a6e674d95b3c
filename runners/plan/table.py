"""Read tables of TOML with errors that name file, key, and what to write instead."""

from collections.abc import Iterator, Mapping
from typing import Any

from grader.errors import ContractError
from grader.rubric import suggestion


class Table:
    """One table; ``where`` is the file and the way to it."""

    def __init__(self, data: Mapping[str, Any], where: str, keys: tuple[str, ...]) -> None:
        for key in data:
            if key not in keys:
                raise ContractError(f"{where}: unknown key {key!r}{suggestion(key, keys)}")
        self._data = data
        self.where = where

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def fail(self, key: str, wanted: str) -> ContractError:
        """Make the error that a value is not what is wanted."""
        return ContractError(f"{self.where}: {key} must be {wanted}, not {self._data.get(key)!r}")

    def raw(self, key: str) -> Any:
        """Return a value as it stands, or None."""
        return self._data.get(key)

    def text(self, key: str) -> str | None:
        """Return a text that is not empty, or None where the key is not there."""
        value = self._data.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.fail(key, "a text")
        return value

    def whole(self, key: str, least: int = 1) -> int | None:
        """Return a whole number, or None."""
        value = self._data.get(key)
        if value is not None and (type(value) is not int or value < least):
            raise self.fail(key, f"a whole number from {least}")
        return value

    def number(self, key: str, least: float, most: float = float("inf")) -> float | None:
        """Return a number within bounds, or None."""
        value = self._data.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(key, "a number")
        if not least <= value <= most:
            bounds = f"from {least:g}" if most == float("inf") else f"from {least:g} to {most:g}"
            raise self.fail(key, f"a number {bounds}")
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return an array of texts; one text alone is an array of one."""
        value = self._data.get(key, [])
        held = [value] if isinstance(value, str) else value
        if not isinstance(held, list) or not all(isinstance(one, str) and one for one in held):
            raise self.fail(key, "a text or an array of texts")
        return tuple(held)

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return an array of whole numbers from 1; one alone is an array of one."""
        value = self._data.get(key, [])
        held = value if isinstance(value, list) else [value]
        if not all(type(one) is int and one >= 1 for one in held):
            raise self.fail(key, "a whole number from 1, or an array of them")
        return tuple(held)

    def one_of(self, key: str, among: tuple[str, ...], default: str) -> str:
        """Return one of a few words."""
        value = self._data.get(key, default)
        if value not in among:
            raise ContractError(
                f"{self.where}: {key} is one of {', '.join(among)}, not {value!r}"
                f"{suggestion(str(value), among)}"
            )
        return str(value)

    def free(self, key: str) -> dict[str, Any]:
        """Return a table whose keys are not ours."""
        value = self._data.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(key, f"a table, like [{key}]")
        return value

    def table(self, key: str, keys: tuple[str, ...]) -> "Table":
        """Return a table below this one; an empty one where it is not there."""
        return Table(self.free(key), f"{self.where}: {key}", keys)

    def tables(self, key: str, keys: tuple[str, ...]) -> Iterator["Table"]:
        """Return an array of tables."""
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fail(key, f"an array of tables, like [[{key}]]")
        for at, one in enumerate(value):
            yield Table(one, f"{self.where}: {key}[{at}]", keys)
