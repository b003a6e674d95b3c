"""Addresses: everything that a page loads while it is shown or runs, and from where.

Read off the markup, the style sheets and the scripts. Links, forms and other addresses
that people may follow are not loaded and not listed; neither are hints (``preconnect``,
``prefetch``), names of XML namespaces, and what stands in an inert ``<template>``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urljoin

from grader.evidence.addresses_of_scripts import loaded_by
from grader.evidence.html import Attribute, Element, HtmlTree
from grader.evidence.program import Program
from grader.evidence.script import SCRIPT_TYPES, ScriptTrees
from grader.evidence.style import Style, StyleTrees
from grader.finding import Place
from grader.provider import provider

MOST_MARKUP = 1_000_000
"""Code points of markup in scripts that are read: a constant may be used again and again."""

_LOADING_RELS = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload"},
)
_LOADING: dict[str, tuple[str, ...]] = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "link": ("href", "imagesrcset"),
    "body": ("background",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
}
_CANDIDATE = re.compile(r"(?:^|,)\s*([^\s,]\S*)")
_STRING = r"""(?:"((?:[^"\\\n]|\\.)*+)"|'((?:[^'\\\n]|\\.)*+)')"""
_CSS = re.compile(
    rf"/\*.*?(?:\*/|\Z)|@namespace\b[^;]*+|@import\s+{_STRING}"
    rf"|url\(\s*(?:{_STRING}|([^\s\"'()]*+))\s*\)|{_STRING.replace('((?:', '(?:(?:')}",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """One thing that is loaded.

    ``url`` is as written, with a ``<base>`` and an import map applied; ``by`` says what loads
    it: ``<img>``, ``fetch()``, ``url()`` and so on.
    """

    url: str
    by: str
    place: Place

    @property
    def external(self) -> bool:
        """Whether it comes over the network."""
        return bool(_NETWORK.match(self.url))


_NETWORK = re.compile(r"[\x00-\x20]*(?:(?:https?|wss?|ftp):|[/\\]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a page loads: by its markup, then by its style sheets, then by its scripts."""

    loaded: tuple[Address, ...]

    @property
    def external(self) -> tuple[Address, ...]:
        """What comes over the network."""
        return tuple(one for one in self.loaded if one.external)

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read what a page loads that is given as text."""
        scripts = ScriptTrees.parse(html)
        return cls.of(HtmlTree.parse(html), StyleTrees.parse(html), Program.of(scripts))

    @classmethod
    def of(cls, page: HtmlTree, styles: StyleTrees, program: Program) -> Self:
        """Read what a page loads."""
        base = next((one.get("href") or "" for one in page.all("base")), "")
        found = [
            *_by_markup(page),
            *(one for style in styles.styles for one in _by_style(style)),
            *_by_scripts(program, _import_map(page)),
        ]
        return cls(tuple(_resolved(one, base) for one in found))


@provider
def addresses(page: HtmlTree, styles: StyleTrees, program: Program) -> Addresses:
    """Read what a page loads."""
    return Addresses.of(page, styles, program)


def _by_markup(page: HtmlTree) -> Iterator[Address]:
    inert = page.within("template")
    for index, element in enumerate(page.elements):
        if index not in inert:
            for attribute in _loading(element):
                for url in _urls(attribute):
                    yield Address(url, f"<{element.tag}>", page.place(attribute.start))


def _loading(element: Element) -> Iterator[Attribute]:
    if element.tag == "link":
        rels = set((element.get("rel") or "").lower().split())
        if not rels & _LOADING_RELS or "alternate" in rels:
            return
    kind = (element.get("type") or "").strip().lower()
    if element.tag == "script" and kind not in SCRIPT_TYPES | {"module"}:
        return
    names = _LOADING.get(element.tag, ())
    yield from (one for one in element.attributes if one.name in names)


def _urls(attribute: Attribute) -> list[str]:
    value = attribute.value or ""
    if attribute.name.endswith("srcset"):
        return [one.rstrip(",") for one in _CANDIDATE.findall(value)]
    return [value.strip()] if value.strip() else []


def _by_style(style: Style) -> Iterator[Address]:
    found = list(addresses_in_css(style.text))
    places = style.places_at(offset for _, offset, _ in found)
    for (url, _, by), place in zip(found, places, strict=True):
        yield Address(url, by, place)


def addresses_in_css(text: str) -> Iterator[tuple[str, int, str]]:
    """Addresses in a style sheet, each with its offset and what loads it."""
    if "//" not in text and "url" not in text and "@import" not in text:
        return
    for found in _CSS.finditer(text):
        url = next((one for one in found.groups() if one), "")
        if url:
            yield url, found.start(), "@import" if found[0].startswith("@") else "url()"


def _by_scripts(program: Program, names: Mapping[str, str]) -> Iterator[Address]:
    left = MOST_MARKUP
    for text, by, place in loaded_by(program):
        if by == "import":
            yield Address(_mapped(text, names), by, place)
        elif by == "markup":
            left -= len(text)
            inner = _by_markup(HtmlTree.parse(text)) if "<" in text and left > 0 else ()
            yield from (Address(one.url, one.by, place) for one in inner)
        elif by == "style":
            yield from (Address(url, how, place) for url, _, how in addresses_in_css(text))
        else:
            yield Address(text, by, place)


def _import_map(page: HtmlTree) -> dict[str, str]:
    for element in page.all("script"):
        if (element.get("type") or "").strip().lower() == "importmap":
            try:
                names = json.loads(element.text).get("imports", {})
                return {str(name): str(address) for name, address in names.items()}
            except (ValueError, AttributeError, RecursionError):
                return {}
    return {}


def _mapped(name: str, names: Mapping[str, str]) -> str:
    if name in names:
        return names[name]
    prefixes = [one for one in names if one.endswith("/") and name.startswith(one)]
    longest = max(prefixes, key=len, default="")
    return names[longest] + name[len(longest) :] if longest else name


def _resolved(one: Address, base: str) -> Address:
    if not _NETWORK.match(base) or one.url.startswith("#") or not one.url:
        return one
    try:
        return Address(urljoin(base, one.url), one.by, one.place)
    except ValueError:
        return one
