"""An animation names keyframes that do not exist.

The browser takes the declaration and animates nothing. A page whose style sheets come from
elsewhere, or whose keyframes are built by a script, is judged on slips of the hand only.
"""

import re
from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.near import nearest
from grader.evidence.style_rules import Declared, StyleRules, Within
from grader.evidence.style_values import COMMON, tokens
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNDEFINED = Message("undefined", "there are no keyframes “{name}”")
MISSPELT = Message("misspelt", "there are no keyframes “{name}”; there are “{near}”")

_KEYFRAMES = re.compile(r"@(?:-\w+-)?keyframes\s+(?:[\"']?)([\w-]+)", re.IGNORECASE)
_BUILT = re.compile(r"@(?:-\w+-)?keyframes\s*(?:\$\{|[\"'`]\s*\+|[\w-]*\$\{)", re.IGNORECASE)
_SHORTHAND = COMMON | frozenset(
    (  # noqa: SIM905 - reads better as a line of text
        "accumulate add alternate alternate-reverse auto backwards both ease ease-in ease-in-out "
        "ease-out forwards infinite linear none normal paused replace reverse running scroll "
        "step-end step-start view"
    ).split(" ")
)


@check
def undefined_animation(rules: StyleRules, elsewhere: Elsewhere) -> Verdict:
    """Compare the names that animations use with those of all keyframes on the page."""
    used = [(one, name) for one in rules.declarations for name in _names(rules, one)]
    if not used:
        return not_applicable("nothing is animated by name")
    known = set(_KEYFRAMES.findall(elsewhere.code))
    if elsewhere.styles or _BUILT.search(elsewhere.code):
        used = [(one, name) for one, name in used if name in known or _slip(name, known)]
    if not used:
        return not_applicable("keyframes may come from elsewhere")
    return share(
        len(used), (_said(rules, one, name, known) for one, name in used if name not in known)
    )


def _names(rules: StyleRules, one: Declared) -> Iterator[str]:
    name = one.name.lower().removeprefix("-webkit-")
    if name not in ("animation", "animation-name"):
        return
    if rules.within(one) not in (Within.STYLE, Within.KEYFRAME):
        return
    for token in tokens(one.value):
        if token.within:
            continue
        if token.kind == "word" and token.text.lower() not in _SHORTHAND:
            yield token.text
        elif token.kind == "string":
            yield token.text[1:-1]


def _slip(name: str, known: set[str]) -> str | None:
    """Keyframes of nearly this name."""
    return nearest(
        name, (one for one in known if one.rstrip("0123456789") != name.rstrip("0123456789"))
    )


def _said(rules: StyleRules, one: Declared, name: str, known: set[str]) -> Finding:
    near = nearest(name, known, most=2)
    return (UNDEFINED if near is None else MISSPELT).at(rules.place(one), name=name, near=near)


_SPIN = "@keyframes spin { to { rotate: 1turn } }"

EXAMPLES = (
    good(f"<style>{_SPIN} a {{ animation: spin 2s linear infinite, none 1s }}</style>"),
    good(f"<p style='animation-name: spin'><style>{_SPIN}</style>"),
    good("<link rel=stylesheet href=https://a.example/a.css><style>a { animation: x 1s }</style>"),
    good("<style>a { animation: x 1s }</style><script>s.textContent = `@keyframes x {}`</script>"),
    good("<style>a { animation: var(--a) 1s var(--b, ease) }</style>"),
    bad(f"<style>\n{_SPIN}\na {{\n  animation: spni 2s;\n}}</style>", earns=(MISSPELT.on(4, 3),)),
    bad("<style>a { animation: glow var(--t) infinite }</style>", earns=(UNDEFINED.on(1, 12),)),
    bad("<style>a { animation-name: glow }</style>", earns=(UNDEFINED.on(1, 12),)),
)
