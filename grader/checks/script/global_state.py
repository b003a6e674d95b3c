"""The state of the program lies in global variables that many functions change.

Five or more variables at the top level of classic scripts are each assigned by two
functions or more. Every function may then break every other, two scripts on a page can
overwrite each other's names, and nothing of it can be tested alone. State that lives in an
object, a class, a module or a closure has an owner.
"""

from grader.check import bad, check, good
from grader.evidence.program import Program
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, not_applicable

SHARED = Message(
    "shared", "{count} global variables are each changed by {writers} functions or more: {names}"
)


@check(kind="craft")
def global_state(program: Program, *, least: int = 5, writers: int = 2) -> Verdict:
    """Count who assigns the variables that everybody can reach."""
    if not program.functions:
        return not_applicable("there are no functions")
    shared = {
        one.name: one
        for one in reversed(program.bindings)
        if one.mutable and len(program.written_by(one)) >= writers
    }
    if len(shared) < least:
        return all_or_nothing([])
    first = min(shared.values(), key=lambda one: (one.script, one.node.start_byte))
    names = sorted(shared)
    found = SHARED.at(program.place(first), count=len(names), writers=writers, names=names)
    return all_or_nothing([found])


_NAMES = "board, piece, score, lines, level"
_RESET = "board = []; piece = null; score = 0; lines = 0; level = 1;"
_CLEAR = "board = next(); piece = spawn(); score += 100; lines++; [level] = [2];"

_TWO = f"function a() {{ {_RESET} }}\nfunction b() {{ {_CLEAR} }}"

EXAMPLES = (
    good(f"<script>const game = {{}}; let {_NAMES}; function f() {{ game.level = 1; }}</script>"),
    good(f"<script>(() => {{ let {_NAMES};\n{_TWO} }})();</script>"),
    good(f"<script type=module>let {_NAMES};\n{_TWO}</script>"),
    good(f"<script>let {_NAMES}; function reset() {{ {_RESET} }} reset();</script>"),
    good(
        f"<script>let {_NAMES};\nfunction a() {{ let {_NAMES}; {_RESET} }}\n"
        f"function b() {{ {_CLEAR} }}</script>",
        note="a function's own names are its own",
    ),
    bad(
        f"<script>\nlet {_NAMES};\n{_TWO}</script>",
        earns=(SHARED.on(2, 5),),
    ),
    bad(
        f"<script>var {_NAMES};\nfunction reset() {{ {_RESET} }}</script>\n"
        f"<button onclick='{_CLEAR}'>Go</button>",
        earns=(SHARED.on(1, 13),),
    ),
)
