"""A script sets a style property that does not exist.

`element.style.backgroudColor = "red"` makes a property of that name on an object that nobody
looks at: nothing changes, and nothing is said.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.near import nearest
from grader.evidence.style_writes import StyleWrite, StyleWrites
from grader.evidence.tables.styles import PROPERTIES, SETTERS
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNKNOWN = Message("unknown", "styles have no “{name}”")
MISSPELT = Message("misspelt", "styles have no “{name}”; they have “{near}”")
CUSTOM = Message("custom", "“{name}” is set by setProperty() only")

_PREFIXES = ("moz", "ms", "o", "khtml", "webkit")


@check
def unknown_style_property(styles: StyleWrites) -> Verdict:
    """Look up every property that is set on a style."""
    if not styles.writes or styles.own:
        return not_applicable("no script sets a property of a style")
    return share(len(styles.writes), _found(styles))


def _found(styles: StyleWrites) -> Iterator[Finding]:
    for one in styles.writes:
        names = PROPERTIES if one.called else SETTERS
        if (
            one.name in names | PROPERTIES
            or (one.called and one.name.startswith("-"))
            or _is_prefixed(one)
        ):
            continue
        if one.name.startswith("--"):
            yield CUSTOM.at(one.place, name=one.name)
            continue
        near = nearest(one.name, sorted(names), most=2)
        said = UNKNOWN if near is None else MISSPELT
        yield said.at(one.place, name=one.name, near=near)


def _is_prefixed(one: StyleWrite) -> bool:
    lower = one.name.lower().lstrip("-")
    return any(lower.startswith(each) and one.name[len(each) :][:1].isupper() for each in _PREFIXES)


EXAMPLES = (
    good("<script>e.style.left = '1px'; e.style['z-index'] = 2; e.style.cssText = '';</script>"),
    good("<script>e.style.MozTransform = e.style.msFilter = x; e.style[name] = 1;</script>"),
    good("<script>e.style.setProperty('--x', 1); mode.style.depth; cell.other.depth = 1;</script>"),
    good("<script>const cell = { style: { depth: 1 } }; cell.style.depth = 2;</script>"),
    bad("<script>\ne.style.backgroudColor = 'red';</script>", earns=(MISSPELT.on(2, 1),)),
    bad("<script>e.style.setProperty('colour', 'red');</script>", earns=(MISSPELT.on(1, 9),)),
    bad("<script>e.style.glow = 'red';</script>", earns=(UNKNOWN.on(1, 9),)),
    bad("<script>e.style['--x'] = 1;</script>", earns=(CUSTOM.on(1, 9),)),
)
