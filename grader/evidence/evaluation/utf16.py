"""Strings as the language has them: rows of UTF-16 code units, one character each."""


def units(text: str) -> str:
    """Turn text into UTF-16 code units, one character each."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(data[at] | data[at + 1] << 8) for at in range(0, len(data), 2))


def text_of(string: str) -> str:
    """Turn UTF-16 code units back into text; a lone surrogate becomes U+FFFD."""
    if string.isascii():
        return string
    return string.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def characters(string: str) -> list[str]:
    """Split a string as iteration does: surrogate pairs stay together."""
    if string.isascii():
        return list(string)
    found: list[str] = []
    for unit in string:
        low = "\udc00" <= unit <= "\udfff"
        if low and found and len(found[-1]) == 1 and "\ud800" <= found[-1] <= "\udbff":
            found[-1] += unit
        else:
            found.append(unit)
    return found
