"""Values of CSS, token by token: what stands outside functions, and inside which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)
    |(?P<url>url\([^)"']*\)?)
    |(?P<function>-{0,2}[A-Za-z_][\w-]*)\(
    |(?P<hash>\#[\w-]+)
    |(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+(?![\w%]))?)(?P<unit>%|[A-Za-z]+[\w-]*)?
    |(?P<word>-{0,2}[A-Za-z_][\w-]*|--[\w-]+)
    |(?P<sign>[(),/\[\]])""",
    re.VERBOSE | re.IGNORECASE,
)
_KINDS = ("string", "url", "function", "hash", "number", "word", "sign")

UNITS = frozenset(
    (  # noqa: SIM905 - reads better as a line of text
        "% cap ch cm cqb cqh cqi cqmax cqmin cqw deg dpcm dpi dppx dvb dvh dvi dvmax dvmin dvw em "
        "ex fr grad hz ic in khz lh lvb lvh lvi lvmax lvmin lvw mm ms pc pt px q rad rcap rch rem "
        "rex ric rlh s svb svh svi svmax svmin svw turn vb vh vi vmax vmin vw x"
    ).split(" ")
)
"""Units of CSS Values and Units 4 (https://www.w3.org/TR/css-values-4/), in lower case."""

COMMON = frozenset(("inherit", "initial", "unset", "revert", "revert-layer"))
"""Words that every property takes."""


FUNCTIONS = frozenset(
    (  # noqa: SIM905 - reads better as a line of text
        "abs acos anchor anchor-size asin atan atan2 attr blur brightness calc calc-size circle "
        "clamp color color-contrast color-mix conic-gradient content contrast cos counter "
        "counters cross-fade cubic-bezier device-cmyk drop-shadow element ellipse env exp fit- "
        "content format grayscale hsl hsla hue-rotate hwb hypot if image image-set inset invert "
        "lab layer lch light-dark linear linear-gradient local log matrix matrix3d max min minmax "
        "mod oklab oklch opacity paint palette-mix path perspective polygon pow radial-gradient "
        "random ray rect rem repeat repeating-conic-gradient repeating-linear-gradient repeating- "
        "radial-gradient rgb rgba rotate rotate3d rotatex rotatey rotatez round saturate scale "
        "scale3d scalex scaley scalez scroll sepia shape sibling-count sibling-index sign sin "
        "skew skewx skewy spring sqrt src steps superellipse symbols tan tech translate "
        "translate3d translatex translatey translatez type url var view xywh"
    ).split(" ")
)
"""Functions of CSS values, in lower case (https://drafts.csswg.org/indexes/)."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a value. ``unit`` is that of a number; ``within`` the function around it."""

    kind: str
    text: str
    unit: str = ""
    within: str = ""


def tokens(value: str) -> Iterator[Token]:
    """Part a value into tokens."""
    around: list[str] = []
    for one in _TOKEN.finditer(value):
        kind = next(name for name in _KINDS if one[name] is not None)
        within = around[-1] if around else ""
        text = one[kind]
        yield Token(kind, text, (one["unit"] or "").lower(), within)
        if kind == "function":
            around.append(text.lower())
        elif text in ("(", "["):
            around.append(within or text)
        elif text in (")", "]") and around:
            around.pop()


def is_open(value: str) -> bool:
    """Whether a value is only known in the browser: variables, environment, attributes."""
    return re.search(r"\b(?:var|env|attr|if)\(", value, re.IGNORECASE) is not None
