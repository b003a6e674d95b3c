"""A style sheet sets a property that does not exist.

The browser drops the declaration without a word, and whatever it was meant to do does not
happen. Prefixed properties and those of other browsers are left alone.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.near import nearest
from grader.evidence.style_rules import StyleRules, Within
from grader.evidence.tables.styles import PROPERTIES
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNKNOWN = Message("unknown", "there is no property “{name}”")
MISSPELT = Message("misspelt", "there is no property “{name}”; there is “{near}”")

_ELSEWHERE = frozenset(
    (  # noqa: SIM905 - reads better as a line of text
        "azimuth behavior block-step box-align box-flex box-orient box-pack clear-after "
        "counter-styles cue cue-after cue-before elevation enable-background font-display "
        "font-smooth font-smoothing glyph-orientation-horizontal hanging-punctuation ime-mode "
        "initial-letter-align interpolation-mode kerning line-break line-clamp line-height-step "
        "line-snap margin-trim marks max-lines nav-down nav-left nav-right nav-up "
        "osx-font-smoothing overflow-clip-box overflow-style page-break page-policy pause "
        "pause-after pause-before pitch pitch-range play-during presentation-level rest "
        "richness ruby-merge scroll-snap-coordinate scroll-snap-destination "
        "scroll-snap-points-x scroll-snap-points-y scroll-snap-type-x scroll-snap-type-y "
        "scrollbar-3dlight-color scrollbar-arrow-color scrollbar-base-color "
        "scrollbar-darkshadow-color scrollbar-face-color scrollbar-highlight-color "
        "scrollbar-shadow-color scrollbar-track-color speak speak-as speech-rate stress "
        "tap-highlight-color text-autospace text-decoration-skip text-fill-color text-justify "
        "text-kashida-space text-space-collapse text-stroke touch-callout user-modify "
        "voice-family volume white-space-trim"
    ).split(" ")
)
"""Properties of other browsers, of older drafts, and of standards that Chromium does not have."""


@check
def unknown_property(rules: StyleRules) -> Verdict:
    """Look every declaration up, outside blocks that ask what is supported."""
    judged = [
        one
        for one in rules.declarations
        if rules.within(one) in (Within.STYLE, Within.KEYFRAME) and one.name[0] not in "-*_"
    ]
    if not judged:
        return not_applicable("there are no declarations")
    return share(len(judged), _found(rules))


def _found(rules: StyleRules) -> Iterator[Finding]:
    for one in rules.declarations:
        name = one.name.lower()
        if name in PROPERTIES or name in _ELSEWHERE or name[0] in "-*_":
            continue
        if rules.within(one) not in (Within.STYLE, Within.KEYFRAME) or rules.is_conditional(one):
            continue
        near = nearest(name, PROPERTIES, most=2)
        said = UNKNOWN if near is None else MISSPELT
        yield said.at(rules.place(one), name=one.name, near=near)


EXAMPLES = (
    good("<style>a { color: red; -moz-x: 1; --my: 2; *zoom: 1; FLOAT: left }</style>"),
    good("<style>@font-face { font-family: A; src: url(a) } @page { size: A4 }</style>"),
    good("<style>@supports (foo: bar) { a { foo: bar } } a { text-justify: auto }</style>"),
    good("<style>svg { stroke-dasharray: 1; cx: 2px } @property --x { syntax: '*' }</style>"),
    bad("<style>\na {\n  colr: red;\n}</style>", earns=(MISSPELT.on(3, 3),)),
    bad("<p style='backgruond-color: red'>", earns=(MISSPELT.on(1, 11),)),
    bad("<style>@media print { a { font-colour: red } }</style>", earns=(UNKNOWN.on(1, 27),)),
    bad("<style>@keyframes k { to { opacty: 0 } }</style>", earns=(MISSPELT.on(1, 28),)),
    bad("<style>a { backgroundColor: red }</style>", earns=(MISSPELT.on(1, 12),)),
)
