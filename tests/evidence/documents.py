"""Documents that are right by construction, written in the many ways that HTML allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

DOCTYPES = ("<!DOCTYPE html>", "<!doctype HTML>\n", "<!-- x --><!DOCTYPE html>")
PHRASING = ("span", "b", "em", "code", "small", "a", "br", "img", "input", "wbr", "kbd", "script")
FLOW: tuple[str, ...] = (
    *("div", "section", "p", "ul", "ol", "dl", "table", "h2", "blockquote", "details", "pre"),
    *("form", "select", "svg", "figure", "button", "textarea", "ruby"),
)
ENDS_P = frozenset(FLOW) - {"select", "svg", "button", "textarea", "ruby"}
VOID = frozenset(("br", "img", "input", "wbr", "col"))
HOLDS_FLOW = frozenset(("div", "section", "li", "dd", "td", "th", "blockquote", "foreignObject"))
HOLDS_FLOW |= {"form", "figure"}
PARTS = {
    "ul": (("li",),),
    "ol": (("li",),),
    "dl": (("dt", "dd"),),
    "select": (("option",),),
    "table": (("tr",), ("tbody",)),
    "tbody": (("tr",),),
    "tr": (("td", "th"),),
    "svg": (("g", "path", "foreignObject"),),
    "g": (("path",),),
}
TEXTS = {
    "script": ("let a = '<div>';", "if (a < b) f('</p>');", ""),
    "textarea": ("text", "a &amp; b", "<b>"),
    "option": ("text", "a &amp; b"),
}
FOLLOWERS = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dd", "dt"),
    "option": ("option",),
    "tr": ("tr",),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tbody": ("tbody",),
    "rt": (),
}
"""Elements whose end tag may be left out, and before which."""

WORDS = ("alpha", "beta &amp; gamma", "1 < 2", "x > y", "naïve", "日本", "a\nb", "&lt;b>", "a & b")
VALUES = ("one", "two words", "a>b", "it's", "5&amp;6", "é", "/path/", "")


@dataclass(frozen=True, slots=True)
class Node:
    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Node | str", ...]


class Author:
    """Writes random documents; the same seed writes the same one."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.depth = 0

    def document(self) -> str:
        roots = [self.node(self.random.choice(FLOW)) for _ in range(self.random.randint(1, 5))]
        inner = "".join(self.write(one, roots[i + 1 :]) for i, one in enumerate(roots))
        head = self.random.choice(DOCTYPES) + "<title>T</title>"
        return head + self.random.choice(("", "<body>")) + inner

    def node(self, tag: str) -> Node:
        self.depth += 1
        children = tuple(self.children(tag)) if tag not in VOID else ()
        self.depth -= 1
        return Node(tag, self.attributes(), children)

    def attributes(self) -> tuple[tuple[str, str], ...]:
        names = self.random.sample(("class", "title", "data-x", "lang"), self.random.randint(0, 2))
        return tuple((name, self.random.choice(VALUES)) for name in names)

    def children(self, tag: str) -> list["Node | str"]:
        if tag in PARTS:
            return self.some(*self.random.choice(PARTS[tag]))
        if tag in TEXTS:
            return [self.random.choice(TEXTS[tag])]
        if tag == "path":
            return []
        if tag == "ruby":
            return ["漢", self.node("rt")]
        if tag == "details":
            return [self.node("summary"), *self.flow()]
        return self.flow() if tag in HOLDS_FLOW else self.phrasing(tag)

    def some(self, *tags: str) -> list["Node | str"]:
        return [self.node(self.random.choice(tags)) for _ in range(self.random.randint(1, 3))]

    def flow(self) -> list["Node | str"]:
        if self.depth > 5:
            return [self.random.choice(WORDS)]
        kinds = tuple(one for one in FLOW if one != "form")
        return [self.node(self.random.choice(kinds)) for _ in range(self.random.randint(0, 3))]

    def phrasing(self, tag: str) -> list["Node | str"]:
        if self.depth > 7 or tag in ("a", "button", "summary"):
            return [self.random.choice(WORDS)]
        found: list[Node | str] = []
        for _ in range(self.random.randint(0, 3)):
            found.append(self.random.choice(WORDS))
            if self.random.random() < 0.6:
                found.append(self.node(self.random.choice(PHRASING)))
        return found

    def write(self, node: Node, after: Sequence[Node | str], parent: str = "") -> str:
        name = self.random.choice((node.tag, node.tag, node.tag.upper()))
        start = f"<{name}" + "".join(self.attribute(*one) for one in node.attributes)
        if node.tag in VOID:
            return start + self.random.choice((">", " />", "/>"))
        if node.tag in ("path", "g") and not node.children and self.random.random() < 0.7:
            return f"{start} />"
        inner = "".join(
            one if isinstance(one, str) else self.write(one, node.children[i + 1 :], node.tag)
            for i, one in enumerate(node.children)
        )
        omitted = self.random.random() < 0.7 and may_omit(node.tag, after, parent)
        return f"{start}>{inner}" + ("" if omitted else f"</{name}>")

    def attribute(self, name: str, value: str) -> str:
        quotes = [q for q in "\"'" if q not in value]
        if value and not set(value) & set(" \"'>=`</"):
            quotes.append("")
        quote = self.random.choice(quotes)
        equals = self.random.choice(("=", " = ")) if quote else "="
        return f"{self.random.choice((' ', chr(10) + '  '))}{name}{equals}{quote}{value}{quote} "


def may_omit(tag: str, after: Sequence[Node | str], parent: str) -> bool:
    """Whether the standard lets one leave out an end tag here ("Optional tags")."""
    following = after[0] if after else None
    if isinstance(following, str):
        return False
    next_tag = "" if following is None else following.tag
    if tag == "p":
        return next_tag in ENDS_P or (
            following is None and parent not in ("a", "foreignObject", "")
        )
    if tag not in FOLLOWERS or (tag == "dt" and following is None):
        return False
    return following is None or next_tag in FOLLOWERS[tag]
