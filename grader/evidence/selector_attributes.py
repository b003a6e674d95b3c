"""Attributes in selectors (``[data-theme="dark"]``) that nothing on the page has."""

import re
from collections.abc import Iterator
from functools import cached_property

from grader.evidence.html import HtmlTree
from grader.evidence.near import differs_in_number, nearest, slip
from grader.evidence.written_names import WrittenNames

_ATTRIBUTE = re.compile(
    r"\[\s*([a-z][\w-]*)\s*(?:(=)\s*[\"']?([A-Za-z][\w-]*)[\"']?\s*(?:[is]\s*)?)?"
)
_ARIA = frozenset(
    f"aria-{one}"
    for one in (
        "activedescendant", "atomic", "autocomplete", "braillelabel", "brailleroledescription",
        "busy", "checked", "colcount", "colindex", "colindextext", "colspan", "controls",
        "current", "describedby", "description", "details", "disabled", "dropeffect",
        "errormessage", "expanded", "flowto", "grabbed", "haspopup", "hidden", "invalid",
        "keyshortcuts", "label", "labelledby", "level", "live", "modal", "multiline",
        "multiselectable", "orientation", "owns", "placeholder", "posinset", "pressed", "readonly",
        "relevant", "required", "roledescription", "rowcount", "rowindex", "rowindextext",
        "rowspan", "selected", "setsize", "sort", "valuemax", "valuemin", "valuenow", "valuetext",
    )
)  # fmt: skip
"""Every attribute of WAI-ARIA 1.3 (https://www.w3.org/TR/wai-aria-1.3/)."""
_SHORTEST = 4  # letters of a value that is looked at


class Attributes:
    """Attributes that elements have and that scripts may give, with their values."""

    def __init__(self, page: HtmlTree, written: WrittenNames) -> None:
        self._page = page
        self._written = written

    def misspelt(self, selector: str) -> Iterator[tuple[str, str]]:
        """Names and values that nothing has, each with what was meant."""
        for written, sign, value in _ATTRIBUTE.findall(selector):
            name = written.lower()  # names of attributes have no capitals in HTML
            near = self._name_meant(name)
            if near is not None:
                yield name, near
            elif sign and len(value) >= _SHORTEST:
                near = self._value_meant(name, value)
                if near is not None:
                    yield f"{name}={value}", near

    def _name_meant(self, name: str) -> str | None:
        if name in self._names or name in _ARIA:
            return None
        if name.startswith("aria-"):
            return nearest(name, _ARIA, most=2)
        if not name.startswith("data-") or _property(name) in self._written.words:
            return None
        given = {one for one in self._names if one.startswith("data-")}
        near = slip(name, given) or nearest(name, given)
        return None if near is None or differs_in_number(name, near) else near

    def _value_meant(self, name: str, value: str) -> str | None:
        if not name.startswith("data-") or name not in self._names:
            return None
        if value in self._values or self._written.may_give(value):
            return None
        return slip(value, self._values | self._written.words)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Names that elements have, and that stand in texts of scripts."""
        found = {one.name for each in self._page.elements for one in each.attributes}
        return frozenset(found | {one.lower() for one in self._written.words})

    @cached_property
    def _values(self) -> frozenset[str]:
        return frozenset(
            one.value
            for each in self._page.elements
            for one in each.attributes
            if one.value and one.name not in ("class", "style")
        )


def _property(name: str) -> str:
    """The property of ``dataset`` that an attribute is: ``data-max-age`` is ``maxAge``."""
    first, *others = name.removeprefix("data-").split("-")
    return first + "".join(one.capitalize() for one in others)
