"""Functions: making, calling and constructing them, and what a body declares beforehand."""

from collections.abc import Iterable
from dataclasses import replace

from tree_sitter import Node

from grader.evidence.evaluation.literals import field, has_token, parts
from grader.evidence.evaluation.machine import Completion, Declared, Machine, source
from grader.evidence.evaluation.members import get, iterate
from grader.evidence.evaluation.patterns import bind, names_in
from grader.evidence.evaluation.scope import FunctionValue, Scope
from grader.evidence.evaluation.values import (
    UNDEFINED,
    UNSET,
    Builtin,
    ObjectValue,
    Unknown,
    Value,
    containers,
    is_nullish,
    unknown,
)

FUNCTIONS = frozenset({"function_declaration", "generator_function_declaration"})

NESTING = frozenset(
    {
        "statement_block",
        "if_statement",
        "else_clause",
        "for_statement",
        "for_in_statement",
        "while_statement",
        "do_statement",
        "try_statement",
        "catch_clause",
        "finally_clause",
        "switch_statement",
        "switch_body",
        "switch_case",
        "switch_default",
        "labeled_statement",
        "export_statement",
    }
)
"""Statements inside which a ``var`` belongs to the function around."""

STARTERS = frozenset({"$", "jQuery", "ready"})
"""Functions of a well-known library that run what they are given once the page has loaded."""

HARMLESS = frozenset(
    [
        "map",
        "filter",
        "slice",
        "concat",
        "join",
        "includes",
        "indexOf",
        "forEach",
        "some",
        "every",
        "find",
        "findIndex",
        "keys",
        "values",
        "entries",
        "get",
        "has",
        "toString",
        "length",
        "reduce",
        "flat",
        "flatMap",
        "at",
        "split",
        "trim",
        "test",
    ]
)
"""Methods that leave what they are called on as it is."""

MUTATING = frozenset(
    [
        "push",
        "pop",
        "shift",
        "unshift",
        "splice",
        "sort",
        "reverse",
        "fill",
        "set",
        "add",
        "delete",
        "clear",
    ]
)
"""Methods that change what they are called on, and nothing else."""

SYNCHRONOUS = frozenset(
    [
        "forEach",
        "map",
        "filter",
        "reduce",
        "some",
        "every",
        "find",
        "findIndex",
        "flatMap",
        "sort",
        "from",
        "replace",
    ]
)
"""Methods that call a function they are given at once; others of the page call it later."""


def make_function(machine: Machine, node: Node, scope: Scope, kind: str) -> FunctionValue:
    """Make a function that remembers its scope."""
    return FunctionValue(machine.tick(), node, scope, kind)


def unwrapped(statement: Node) -> Node:
    """The declaration inside an export, else the statement itself."""
    if statement.type == "export_statement":
        return field(statement, "declaration") or statement
    return statement


def declared(statements: Iterable[Node]) -> Declared:
    """Read what a list of statements declares in its own scope (without ``var``)."""
    functions: list[Node] = []
    lexical: list[str] = []
    for statement in statements:
        one = unwrapped(statement)
        if one.type in FUNCTIONS:
            functions.append(one)
        elif one.type == "lexical_declaration":
            for declarator in parts(one):
                name = field(declarator, "name")
                lexical.extend(names_in(name) if name else ())
        elif one.type == "class_declaration":
            name = field(one, "name")
            lexical.extend([source(name)] if name else ())
    return Declared(tuple(functions), tuple(lexical))


def variables(body: Node) -> tuple[str, ...]:
    """Names that ``var`` declares anywhere in a body, functions inside left out."""
    found: dict[str, None] = {}
    waiting = [body]
    while waiting:
        node = waiting.pop()
        for child in node.named_children:
            if child.type == "variable_declaration":
                for declarator in parts(child):
                    name = field(declarator, "name")
                    found.update(dict.fromkeys(names_in(name) if name else ()))
            elif child.type in NESTING:
                waiting.append(child)
        left = field(node, "left") if node.type == "for_in_statement" else None
        kind = field(node, "kind") if left else None
        if left is not None and kind is not None and kind.type == "var":
            found.update(dict.fromkeys(names_in(left)))
    return tuple(found)


def hoist(machine: Machine, scope: Scope, block: Node, *, body: bool = False) -> None:
    """Declare what a block declares before it runs; ``body`` adds the names of var."""
    known = machine.declared.get(block.id)
    if known is None:
        known = declared(block.named_children)
        if body:
            reflective = b"arguments" in (block.text or b"")
            known = replace(known, variables=variables(block), reflective=reflective)
        machine.declared[block.id] = known
    for name in known.variables:
        scope.names.setdefault(name, UNDEFINED)
    for name in known.lexical:
        scope.names[name] = UNSET
    for node in known.functions:
        name = hoist_function(machine, scope, node)
        if not body and name:
            scope.nearest_function().names.setdefault(name, scope.names[name])


def hoist_function(machine: Machine, scope: Scope, node: Node) -> str:
    """Give a declared function its name, and return it."""
    name = field(node, "name")
    if name is None:
        return ""
    kind = "generator" if node.type.startswith("generator") else "normal"
    kind = f"async {kind}" if has_token(node, "async") else kind
    scope.names[source(name)] = make_function(machine, node, scope, kind)
    return source(name)


def arguments_of(machine: Machine, node: Node, scope: Scope) -> list[Value] | Unknown:
    """Evaluate the arguments of a call; unknown where something unknown is spread."""
    if node.type != "arguments":
        return Unknown("a tagged template is not evaluated")
    found: list[Value] = []
    lost: Unknown | None = None
    for child in parts(node):
        if child.type == "spread_element":
            more = iterate(machine, machine.evaluate(parts(child)[0], scope))
            if isinstance(more, Unknown):
                lost = more
            found.extend([more] if isinstance(more, Unknown) else more)
        else:
            found.append(machine.evaluate(child, scope))
    return unknown("arguments are unknown", *found) if lost else found


def call(machine: Machine, function: Value, this: Value, arguments: list[Value]) -> Value:
    """Call a value.

    Raises:
        Thrown: it is no function, or it throws.
    """
    if isinstance(function, Builtin):
        machine.spend(4)
        return function.run(machine, this, arguments)
    if isinstance(function, FunctionValue) and function.kind != "class":
        return invoke(machine, function, this, arguments)
    if isinstance(function, Unknown):
        return unknown_call(machine, this, function, arguments, "")
    raise machine.error("TypeError", "not a function")


def invoke(machine: Machine, function: FunctionValue, this: Value, given: list[Value]) -> Value:
    """Run the body of a function of the script."""
    if "generator" in function.kind:
        return unknown("a generator is not run", *given)
    scope = machine.scope(function.scope, function=True)
    if "arrow" not in function.kind:
        sloppy = is_nullish(this) and "normal" in function.kind
        scope.names["this"] = machine.window if sloppy else this
        if function.home is not None:
            scope.names["%home"] = function.home
    done = run_body(machine, function, scope, given)
    if function.kind.startswith("async"):
        return unknown("a promise", done.value if done else UNDEFINED)
    return returned(machine, done)


def returned(machine: Machine, done: Completion | None) -> Value:
    """Turn the end of a body into the value of the call."""
    if done is None or done.kind != "return":
        return UNDEFINED
    return done.value if done.certain else machine.joined(UNDEFINED, done.value)


def run_body(
    machine: Machine, function: FunctionValue, scope: Scope, given: list[Value]
) -> Completion | None:
    """Bind the parameters and run the body in a prepared scope."""
    node = function.body
    body = field(node, "body") if node else None
    if node is None or body is None:
        return None
    machine.enter()
    bind_parameters(machine, node, scope, given)
    if body.type == "statement_block":
        hoist(machine, scope, body, body=True)
        if machine.declared[body.id].reflective and "arrow" not in function.kind:
            scope.names["arguments"] = machine.array(list(given))
        done = machine.language.block(machine, body, scope)
    else:
        done = Completion("return", machine.evaluate(body, scope))
    machine.depth -= 1
    return done


def bind_parameters(machine: Machine, node: Node, scope: Scope, given: list[Value]) -> None:
    """Give the parameters of a function their values."""
    single = field(node, "parameter")
    listed = field(node, "parameters")
    patterns = [single] if single else parts(listed) if listed else []

    def store(leaf: Node, value: Value) -> None:
        scope.names[source(leaf)] = value

    for at, pattern in enumerate(patterns):
        if pattern.type == "rest_pattern":
            bind(machine, parts(pattern)[0], machine.array(given[at:]), scope, store)
        else:
            bind(machine, pattern, given[at] if at < len(given) else UNDEFINED, scope, store)


def construct(machine: Machine, function: Value, given: list[Value], target: Value) -> Value:
    """Make an instance, as ``new function(...given)`` does; ``target`` is ``new.target``.

    Raises:
        Thrown: it cannot be constructed, or the constructor throws.
    """
    if isinstance(function, Builtin) and function.make is not None:
        machine.spend(4)
        return function.make(machine, UNDEFINED, given)
    if isinstance(function, Unknown):
        return unknown_call(machine, UNDEFINED, function, given, "")
    if isinstance(function, FunctionValue) and function.kind == "class":
        return machine.language.instance(machine, function, given, target)
    if not isinstance(function, FunctionValue) or function.kind != "normal":
        raise machine.error("TypeError", "not a constructor")
    made = machine.object()
    made.parent = prototype_of(machine, target)
    value = invoke(machine, function, made, given)
    return value if isinstance(value, ObjectValue | Unknown) else made


def prototype_of(machine: Machine, target: Value) -> ObjectValue | Unknown | None:
    """Find what instances of a constructor inherit from."""
    found = get(machine, target, "prototype")
    return found if isinstance(found, ObjectValue | Unknown) else None


def unknown_call(
    machine: Machine,
    receiver: Value,
    function: Value,
    given: list[Value] | Unknown,
    name: str,
) -> Value:
    """Call something unknown, or something known with unknown arguments.

    Code of the page's surroundings changes no data of the script; other unknown code may
    change whatever it can reach and call whatever it is given.
    """
    arguments = [given] if isinstance(given, Unknown) else given
    if not isinstance(function, Unknown):
        machine.escape([*arguments, receiver, function])
        return _made_from(*arguments, receiver)
    origin = _made_from(function, receiver if isinstance(receiver, Unknown) else UNDEFINED)
    if name in SYNCHRONOUS:
        for one in arguments:
            if isinstance(one, FunctionValue):
                machine.call_in_doubt(one, [origin, Unknown("index"), Unknown("index")])
    if function.host:
        machine.later.extend(at_start(name, arguments))
    if name in HARMLESS:
        return origin
    if name in MUTATING and isinstance(receiver, Unknown):
        machine.blur(*receiver.may, deep=receiver.deep)
    elif name not in MUTATING and not function.host:
        machine.escape([*arguments, receiver])
        return _made_from(*arguments, origin)
    return origin


def at_start(name: str, arguments: list[Value]) -> list[Value]:
    """Functions that a call of the page registers to be run once it has loaded."""
    event = arguments[0] if arguments else UNDEFINED
    if name == "addEventListener" and event in ("DOMContentLoaded", "load"):
        return arguments[1:2]
    return arguments[:1] if name in STARTERS and isinstance(event, FunctionValue) else []


def _made_from(*values: Value) -> Unknown:
    host = all(isinstance(one, Unknown) and one.host for one in values[:1])
    return Unknown("it comes from something unknown", containers(*values), deep=True, host=host)
