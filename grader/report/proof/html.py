"""Small pieces of HTML. Text is escaped unless it is a piece already."""

from html import escape

from grader.report.wording import visible


class Piece(str):
    """HTML that was made here."""

    __slots__ = ()


def text(value: str) -> Piece:
    """Escape a text, with what nobody could see in it written out."""
    return Piece(escape(visible(value)))


def element(tag: str, *content: str, cls: str = "", **attributes: str) -> Piece:
    """Make an element; names of attributes may end in ``_`` and hold it for a hyphen."""
    named = {"class": cls} if cls else {}
    named |= {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    told = "".join(f' {name}="{escape(value)}"' for name, value in named.items())
    inner = "".join(one if isinstance(one, Piece) else text(one) for one in content)
    return Piece(
        f"<{tag}{told}>{inner}</{tag}>\n" if tag in _BLOCKS else f"<{tag}{told}>{inner}</{tag}>"
    )


def void(tag: str, **attributes: str) -> Piece:
    """Make an element without content."""
    told = "".join(f' {name.rstrip("_")}="{escape(value)}"' for name, value in attributes.items())
    return Piece(f"<{tag}{told}>")


def raw(tag: str, content: str) -> Piece:
    """Make a script of our own, whose content is no HTML.

    Raises:
        ValueError: it would end the element.
    """
    if f"</{tag}" in content.lower():
        raise ValueError(f"a {tag} that ends within itself")
    return Piece(f"<{tag}>\n{content}</{tag}>")


_BLOCKS = frozenset(
    {"article", "details", "div", "figure", "h2", "header", "li", "p", "section", "ul"}
)
