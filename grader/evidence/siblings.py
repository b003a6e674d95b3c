"""Files of an artifact that one of its files points to."""

from urllib.parse import unquote, urljoin

from grader.evidence.source import SourceFiles, SourceText


def sibling(source: SourceFiles, base: str, address: str) -> SourceText | None:
    """The file of the artifact that an address in file ``base`` means, or None."""
    try:
        joined = urljoin(base, address.strip())
    except ValueError:
        return None
    return source.get(unquote(joined.partition("#")[0].partition("?")[0]))
