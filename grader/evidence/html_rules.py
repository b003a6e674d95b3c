"""Tables of the HTML standard that decide where an element begins, ends and what it holds.

Source: https://html.spec.whatwg.org/multipage/, sections "Parsing HTML documents" and
"Optional tags", read in 2026.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _words(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param "
    "source track wbr",
)
"""Elements that have no end tag and no content (``image`` is read as ``img``)."""

RAW = _words("script style xmp iframe noembed noframes noscript title textarea plaintext")
"""Elements whose content is text up to their own end tag, as a browser that runs scripts reads."""

REFERENCES = _words("title textarea")
"""Raw elements in whose content character references are still decoded."""

OPTIONAL_END = _words(
    "html head body li dt dd p rb rt rtc rp optgroup option colgroup caption thead tbody tfoot "
    "tr td th",
)
"""Elements whose end tag may be left out."""

NO_END_NEEDED = OPTIONAL_END | {"plaintext"}
"""Elements that may be open at the end of the file."""

HEADINGS = _words("h1 h2 h3 h4 h5 h6")
CELLS = _words("td th")
ROW_GROUPS = _words("thead tbody tfoot")
TABLE_PARTS = CELLS | ROW_GROUPS | _words("tr caption colgroup")
_ROW = CELLS | {"tr", "caption", "colgroup"}
ENDS_TABLE_PARTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(sorted(CELLS), CELLS | {"caption", "colgroup"}),
    "tr": _ROW,
    "col": _ROW - {"colgroup"} | ROW_GROUPS,
    **dict.fromkeys(("caption", "colgroup", *sorted(ROW_GROUPS)), _ROW | ROW_GROUPS),
}
"""Start tags of table parts and the open parts of the same table that they end."""

RUBY_PARTS = _words("rb rt rtc rp")

FORMATTING = _words("a b big code em font i nobr s small strike strong tt u")
"""Elements whose end tag takes effect even across an open block."""

ENDS_CURRENT: dict[str, tuple[frozenset[str], ...]] = {
    "option": (_words("option"),),
    "optgroup": (_words("option"), _words("optgroup")),
    **dict.fromkeys(sorted(RUBY_PARTS), (RUBY_PARTS,)),
    **dict.fromkeys(sorted(HEADINGS), (HEADINGS,)),
}
"""Start tags that end the innermost element if it is one of these, one after the other."""

HEAD_CONTENT = _words(
    "base basefont bgsound link meta noframes noscript script style template title",
)
"""Start tags that do not end an open head."""

ENDS_PARAGRAPH = HEADINGS | _words(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption "
    "figure footer form header hgroup hr li listing main menu nav ol p plaintext pre search "
    "section summary table ul xmp",
)
"""Start tags that end an open ``p`` (``table`` only where the page has a doctype)."""

SPECIAL = (
    ENDS_PARAGRAPH
    | VOID
    | RAW
    | TABLE_PARTS
    | _words("applet body button frameset head html marquee object select template")
) - _words("image title dialog basefont textarea") | _words("title textarea basefont")
"""Elements that an end tag of an ordinary inline element never reaches across."""

PHRASING = FORMATTING | _words(
    "abbr audio bdi bdo canvas cite data datalist del dfn ins kbd label legend map mark math meter "
    "optgroup option output picture progress q rb rp rt rtc ruby samp slot span sub sup svg time "
    "var video",
)
"""Elements of a line of text, and others that are not special."""

IN_SCOPE_END = _words(
    "address article aside blockquote button center details dialog dir div dl fieldset figcaption "
    "figure footer form header hgroup listing main menu nav ol pre search section summary ul "
    "applet marquee object select dd dt",
)
"""Elements whose end tag closes everything that is still open inside them."""

BREAKOUT = HEADINGS | _words(
    "b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu "
    "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var",
)
"""HTML start tags that end an ``svg`` or ``math`` they stand in."""

INTEGRATION = {"svg": _words("foreignobject desc title"), "math": _words("mi mo mn ms mtext")}
"""SVG and MathML elements that hold HTML."""

_SCOPE = _words("applet caption html marquee object table td template th")

BARRIERS: dict[str, frozenset[str]] = {
    "scope": _SCOPE,
    "button": _SCOPE | {"button"},
    "list": _SCOPE | {"ol", "ul"},
    "table": _words("html table template"),
    "special": SPECIAL,
    "wall": SPECIAL - {"address", "div", "p"},
    "none": frozenset(),
}
"""What the end of an element may not reach across, by kind of scope."""

BARRIERS_OF: dict[str, tuple[str, ...]] = {
    tag: tuple(scope for scope, tags in BARRIERS.items() if tag in tags)
    for tag in sorted(frozenset[str]().union(*BARRIERS.values()))
}
"""The scopes in which an element is a barrier."""

FOREIGN_BARRIERS = ("scope", "button", "list", "special", "wall")
"""The scopes in which an SVG or MathML element that holds HTML is a barrier."""
