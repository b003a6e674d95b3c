"""A promise is used as if it were what it promises.

The answer of an async function is a promise until it is awaited: a property of it is undefined, a
condition on it is always true, and a text shows `[object Promise]`.
"""

from collections.abc import Iterator

from tree_sitter import Node

from grader.check import bad, check, good
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.evidence.scopes import Scopes, Use
from grader.evidence.script_query import child
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNAWAITED = Message("unawaited", "“{name}()” gives a promise, and “{use}” is asked of it unawaited")
TESTED = Message("tested", "“{name}()” gives a promise, which is always true; it lacks an await")

_OWN = frozenset({"then", "catch", "finally", "constructor", "toString"})


@check
def unawaited_promise(program: Program, scopes: Scopes) -> Verdict:
    """Look at what is done with the answers of async functions and of fetch."""
    calls = [one for one in program.calls if _is_async(program, one)]
    if not calls:
        return not_applicable("nothing is asynchronous")
    uses: dict[tuple[int, int], list[Use]] = {}
    for use in scopes.uses:
        if len(use.declared) == 1:
            uses.setdefault((use.declared[0].script, use.declared[0].node.start_byte), []).append(
                use
            )
    return share(len(calls), (one for call in calls for one in _found(program, call, uses)))


def _is_async(program: Program, call: Call) -> bool:
    """Whether a call surely gives a promise."""
    if call.node.type != "call_expression":
        return False
    if call.name == "fetch" and call.receiver in ("", "window"):
        return not program.named(call.script, call.node.named_children[0])
    called = child(call.node, "function")
    functions = program.named(call.script, called) if called is not None else frozenset()
    return bool(functions) and all(
        any(one.type == "async" for one in program.functions[index].node.children)
        and not program.functions[index].node.type.startswith("generator")
        for index in functions
    )


def _found(
    program: Program, call: Call, uses: dict[tuple[int, int], list[Use]]
) -> Iterator[Finding]:
    script, around = program.scripts[call.script], call.node.parent
    if around is None:
        return
    if around.type == "member_expression":
        member = _member(around)
        if member and member not in _OWN:
            yield UNAWAITED.at(script.place(call.node), name=call.name, use=member)
    elif _is_test(around, call.node):
        yield TESTED.at(script.place(call.node), name=call.name)
    elif around.type == "variable_declarator":
        name = child(around, "name")
        found = uses.get((call.script, name.start_byte), []) if name is not None else []
        members = {_member(one.node.parent) for one in found} - {""}
        plain = not any(one.written for one in found)
        if plain and members and not members & _OWN:
            yield UNAWAITED.at(script.place(call.node), name=call.name, use=min(members))


def _is_test(around: Node, node: Node) -> bool:
    if around.type == "parenthesized_expression":
        return around.parent is not None and around.parent.type in (
            "if_statement",
            "while_statement",
        )
    if around.type == "unary_expression":
        return around.children[0].type == "!"
    return around.type == "ternary_expression" and child(around, "condition") == node


def _member(node: Node | None) -> str:
    """The property that is asked of the object of a member expression."""
    if node is None or node.type != "member_expression":
        return ""
    name = child(node, "property")
    return (name.text or b"").decode() if name is not None else ""


_LOAD = "async function load() { return []; }"

EXAMPLES = (
    good(
        f"<script>{_LOAD} load().then(f); async function g() {{ (await load()).map(f); }}</script>"
    ),
    good(f"<script>{_LOAD} const p = load(); p.then(f); Promise.all([load(), p]);</script>"),
    good("<script>const load = () => []; load().map(f); if (load()) f();</script>"),
    good("<script>const r = fetch('a'); r.catch(f); fetch('b').then((a) => a.json());</script>"),
    bad(f"<script>{_LOAD}\nload().map(f);</script>", earns=(UNAWAITED.on(2, 1),)),
    bad(
        f"<script>{_LOAD}\nconst all = load();\nall.forEach(f);</script>",
        earns=(UNAWAITED.on(2, 13),),
    ),
    bad(f"<script>{_LOAD}\nif (load()) f();</script>", earns=(TESTED.on(2, 5),)),
    bad("<script>const a = fetch('a.json').json();</script>", earns=(UNAWAITED.on(1, 19),)),
)
