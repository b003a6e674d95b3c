"""EsprimaOpinion: what a second, older parser says of each script.

esprima knows the language of 2017: it refuses much that every browser runs (optional
chaining, class fields …) and accepts some that none does. Its refusal is therefore a fact
to show, and never a fault.
"""

from dataclasses import dataclass

from grader.evidence.script import Script, ScriptKind, ScriptTrees
from grader.finding import Observation, Place
from grader.provider import provider

LONGEST = 200_000
"""Code points of a script beyond which esprima is not asked: it reads some 60 KB a second."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What esprima says of one script.

    ``accepted`` is None where it was not asked, or could not tell. ``nodes`` counts the nodes
    of the syntax tree (ESTree) of an accepted script; ``line`` is in the file.
    """

    file: str
    accepted: bool | None
    nodes: int = 0
    message: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class EsprimaOpinion:
    """One opinion for each script of ScriptTrees, in the same order."""

    scripts: tuple[Opinion, ...] = ()

    @property
    def observations(self) -> tuple[Observation, ...]:
        """How many scripts read as the language of 2017, and every refusal."""
        asked = [one for one in self.scripts if one.accepted is not None]
        counts = (
            Observation("esprima scripts", len(asked)),
            Observation("esprima accepted", sum(one.accepted is True for one in asked)),
            Observation("esprima nodes", sum(one.nodes for one in asked)),
        )
        refusals = (
            Observation("esprima refusal", one.message, Place(one.file, one.line))
            for one in asked
            if not one.accepted
        )
        return (*counts, *refusals)


@provider
def esprima_opinion(scripts: ScriptTrees) -> EsprimaOpinion:
    """Ask esprima about every script."""
    return EsprimaOpinion(tuple(_opinion(one) for one in scripts.scripts))


def _opinion(script: Script) -> Opinion:
    import esprima  # noqa: PLC0415 - takes a third of a second to load, and few ask for it

    if len(script.text) > LONGEST:
        return Opinion(script.file, None, message="too long to ask")
    handler = script.kind is ScriptKind.HANDLER
    text = f"function _(event) {{{script.text}\n}}" if handler else script.text
    counter = _Counter()
    try:
        if script.kind is ScriptKind.MODULE:
            esprima.parseModule(text, delegate=counter)
        else:
            esprima.parseScript(text, delegate=counter)
    except esprima.Error as error:
        line = script.line + (error.lineNumber or 1) - 1
        message = error.message.partition(": ")[2]
        return Opinion(script.file, accepted=False, message=message, line=line)
    except Exception as error:  # noqa: BLE001 - it trips over syntax that it does not know
        return Opinion(script.file, None, message=f"esprima failed: {type(error).__name__}")
    return Opinion(script.file, accepted=True, nodes=counter.nodes)


class _Counter:
    """Counts the nodes that the parser hands to it."""

    def __init__(self) -> None:
        self.nodes = 0

    def __call__(self, node: object, _meta: object) -> object:
        self.nodes += 1
        return node
