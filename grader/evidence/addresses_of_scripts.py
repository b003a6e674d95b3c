"""What the scripts of a page load, as far as the addresses stand in them. See ``addresses``."""

from collections.abc import Iterator

from grader.evidence.program import Program
from grader.evidence.program_parts import Call, PropertyWrite
from grader.finding import Place

Loaded = tuple[str, str, Place]
"""An address, what loads it, and where. ``import`` stands for a module's name, ``markup``
and ``style`` for a piece of HTML or CSS that is given to the page."""

_FIRST_ARGUMENT = frozenset(
    {
        "fetch",
        "importScripts",
        "import",
        "WebSocket",
        "EventSource",
        "Worker",
        "SharedWorker",
        "Audio",
        "sendBeacon",
        "addModule",
        "load",
        "loadAsync",
        "getJSON",
        "ajax",
    },
)
_CLIENTS = frozenset({"axios", "$", "jQuery", "http"})
_MARKUP_CALLS = {"insertAdjacentHTML": 1, "write": 0, "writeln": 0, "html": 0}
_STYLE_CALLS = {"FontFace": 1, "setProperty": 1, "insertRule": 0, "replaceSync": 0}
_MARKUP_PROPERTIES = frozenset({"innerHTML", "outerHTML", "srcdoc"})
_LOADING_PROPERTIES = frozenset({"src", "srcset", "poster"})


def loaded_by(program: Program) -> Iterator[Loaded]:
    """Everything that the scripts load from addresses that stand in them."""
    for script in program.scripts:
        for node in script.found("source"):
            yield script.code(node).strip("'\""), "import", script.place(node)
    for call in program.calls:
        yield from _by_call(program, call)
    for write in program.property_writes:
        yield from _by_write(program, write)


def _by_call(program: Program, call: Call) -> Iterator[Loaded]:
    given = call.arguments
    position = _argument_of(call)
    if position is None or len(given) <= position:
        return
    text = program.text(call.script, given[position])
    if not text:
        return
    place = program.place(call)
    if call.name in _MARKUP_CALLS:
        yield text, "markup", place
    elif call.name in _STYLE_CALLS:
        yield text, "style", place
    elif call.name == "import":
        yield text, "import", place
    elif call.name != "setAttribute":
        yield text, f"{call.name}()", place
    elif program.text(call.script, given[0]) in _LOADING_PROPERTIES:
        yield text, "src", place
    elif program.text(call.script, given[0]) == "style":
        yield text, "style", place


def _argument_of(call: Call) -> int | None:
    """Which argument of a call is an address, or markup or style that may hold some."""
    if call.name in _MARKUP_CALLS:
        return _MARKUP_CALLS[call.name]
    if call.name in _STYLE_CALLS:
        return _STYLE_CALLS[call.name]
    if call.name == "setAttribute":
        return 1
    if call.name == "open" and len(call.arguments) > 1 and call.receiver not in ("", "window"):
        return 1  # XMLHttpRequest; window.open(address) is a link
    if call.name in _FIRST_ARGUMENT or call.receiver in _CLIENTS:
        return 0
    return None


def _by_write(program: Program, write: PropertyWrite) -> Iterator[Loaded]:
    text = "" if write.value is None else program.text(write.script, write.value)
    if not text:
        return
    place = program.place(write)
    if write.name in _MARKUP_PROPERTIES:
        yield text, "markup", place
    elif write.target.endswith("style") or write.name == "style" or _makes(program, write, "style"):
        yield text, "style", place
    elif write.name in _LOADING_PROPERTIES or (
        write.name == "href" and _makes(program, write, "link")
    ):
        yield text, write.name, place


def _makes(program: Program, write: PropertyWrite, tag: str) -> bool:
    """Whether the target of a write is an element of this name that the script makes."""
    made = program.constant(write.target)
    if made is None or made.end_byte - made.start_byte > 100:
        return False
    code = (made.text or b"").decode("utf-8", "replace")
    return code.endswith((f"createElement('{tag}')", f'createElement("{tag}")'))
