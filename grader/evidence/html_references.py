"""Character references of HTML, decoded as the standard does.

Source: https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
"""

import re
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#([0-9]+)|#[xX]([0-9a-fA-F]+)|([A-Za-z][A-Za-z0-9]*))(;?)(=?)")
_LONGEST_LEGACY = max(len(name) for name in html5 if not name.endswith(";"))
_MOST_DIGITS = 7
_REPLACEMENT = "\ufffd"


def decode(text: str, *, attribute: bool = False) -> str:
    """Replace ``&amp;``, ``&#39;``, ``&#x27;`` … by their characters.

    In an attribute a name without a semicolon is left alone where a letter, a digit or
    ``=`` follows, so that ``?a=1&copy=2`` stays an address.
    """

    def replace(found: re.Match[str]) -> str:
        decimal, hexadecimal, name, semicolon, equals = found.groups()
        if name is None:
            return _number(decimal or hexadecimal, 10 if decimal else 16) + equals
        if semicolon and f"{name};" in html5:
            return html5[f"{name};"] + equals
        if attribute:
            legacy = not semicolon and not equals and name in html5
            return html5[name] if legacy else found[0]
        return _legacy(name) + semicolon + equals

    return _REFERENCE.sub(replace, text)


def _legacy(name: str) -> str:
    """Decode the longest beginning that needs no semicolon, or nothing."""
    for size in range(min(len(name), _LONGEST_LEGACY), 1, -1):
        if name[:size] in html5:
            return html5[name[:size]] + name[size:]
    return f"&{name}"


def _number(digits: str, base: int) -> str:
    digits = digits.lstrip("0")
    code = int(digits or "0", base) if len(digits) <= _MOST_DIGITS else 0
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "replace")
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return _REPLACEMENT
    return chr(code)
