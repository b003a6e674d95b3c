"""Classes: making them, their instances, and ``super``."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation.functions import arguments_of, prototype_of, run_body
from grader.evidence.evaluation.hoisting import hoist, make_function
from grader.evidence.evaluation.machine import Machine, Run
from grader.evidence.evaluation.members import get
from grader.evidence.evaluation.nodes import field, has_token, parts, source
from grader.evidence.evaluation.patterns import name_function, property_key
from grader.evidence.evaluation.scope import FunctionValue, Scope
from grader.evidence.evaluation.strangers import unknown_call
from grader.evidence.evaluation.values import (
    UNDEFINED,
    Accessor,
    ArrayValue,
    Builtin,
    Key,
    ObjectValue,
    Unknown,
    Value,
)


def method_maker(node: Node) -> Callable[[Machine, Scope, ObjectValue], None]:
    """Compile the making of a method, getter or setter on an object or prototype."""
    key_node = field(node, "name")
    key_of = property_key(key_node) if key_node else None
    kind = "generator" if has_token(node, "*") else "method"
    kind = f"async {kind}" if has_token(node, "async") else kind
    getter, setter = has_token(node, "get"), has_token(node, "set")

    def put(machine: Machine, scope: Scope, home: ObjectValue) -> None:
        key = key_of(machine, scope) if key_of else Unknown("no name")
        if isinstance(key, Unknown):
            home.vague = True
            return
        made = make_function(machine, node, scope, kind)
        made.home = home
        old = home.props.get(key)
        paired = old if isinstance(old, Accessor) else Accessor()
        if getter:
            home.props[key] = Accessor(made, paired.set)
        elif setter:
            home.props[key] = Accessor(paired.get, made)
        else:
            home.props[key] = made

    return put


def class_(node: Node) -> Run:
    """Compile a class. Most are made once, so what stands in it is looked up when it is made."""
    return lambda machine, scope: make_class(machine, node, scope)


def make_class(machine: Machine, node: Node, scope: Scope) -> Value:
    """Make a class and run its static part."""
    scope = machine.scope(scope)
    made = make_function(machine, node, scope, "class")
    made.body = None
    name = field(node, "name")
    if name is not None:
        scope.names[source(name)] = made
        name_function(made, name)
    heritage = next((one for one in node.named_children if one.type == "class_heritage"), None)
    prototype = get(machine, made, "prototype")
    if heritage is not None:
        parent = machine.evaluate(parts(heritage)[0], scope)
        made.parent = parent if isinstance(parent, ObjectValue | Unknown) else None
        if isinstance(prototype, ObjectValue):
            prototype.parent = _inherited(machine, parent)
    if isinstance(prototype, ObjectValue):
        made.home = prototype
        _members(machine, node, scope, made, prototype)
    return made


def _inherited(machine: Machine, parent: Value) -> ObjectValue | Unknown | None:
    if isinstance(parent, Builtin):
        return None if parent.name in ("Array", "Object", "Map", "Set") else Unknown("built in")
    return prototype_of(machine, parent) if isinstance(parent, FunctionValue | Unknown) else None


def _members(
    machine: Machine, node: Node, scope: Scope, made: FunctionValue, prototype: ObjectValue
) -> None:
    body = field(node, "body")
    inner = machine.scope(scope, function=True)
    inner.names["this"] = made
    statics: list[Node] = []
    for member in parts(body) if body else []:
        static = has_token(member, "static")
        if member.type == "method_definition":
            name = field(member, "name")
            if not static and name is not None and source(name) == "constructor":
                made.body = member
            else:
                home = made if static else prototype
                method_maker(member)(machine, scope, home)
                home.hidden |= home.props.keys()
        elif static or member.type == "class_static_block":
            statics.append(member)
        elif member.type == "field_definition":
            key = _key(machine, member, scope)
            if not isinstance(key, Unknown):
                made.fields.append((key, field(member, "value")))
    for member in statics:
        _static(machine, member, inner, made)


def _key(machine: Machine, member: Node, scope: Scope) -> Key | Unknown:
    key_node = field(member, "property")
    return property_key(key_node)(machine, scope) if key_node else Unknown("no name")


def _static(machine: Machine, member: Node, scope: Scope, made: FunctionValue) -> None:
    body = field(member, "body")
    if body is not None:
        block = machine.scope(scope, function=True)
        hoist(machine, block, body, body=True)
        machine.language.sequence(machine, parts(body), block)
        return
    key, value = _key(machine, member, scope), field(member, "value")
    if isinstance(key, Unknown):
        made.vague = True
    else:
        made.props[key] = machine.evaluate(value, scope) if value else UNDEFINED


def instance(machine: Machine, function: FunctionValue, given: list[Value], target: Value) -> Value:
    """Make an instance of a class; ``target`` is the class that ``new`` named."""
    scope = machine.scope(function.scope, function=True)
    scope.names["%class"] = function
    scope.names["%target"] = target
    if function.home is not None:
        scope.names["%home"] = function.home
    derived = (
        any(one.type == "class_heritage" for one in function.node.named_children)
        if (function.node)
        else False
    )
    if not derived:
        made = machine.object()
        made.parent = prototype_of(machine, target)
        scope.names["this"] = made
        _fields(machine, function, made)
    if function.body is None and derived:
        _construct_parent(machine, scope, given)
    done = run_body(machine, function, scope, given)
    if done is not None and isinstance(done.value, ObjectValue):
        return done.value
    return scope.names.get("this", UNDEFINED)


def _fields(machine: Machine, function: FunctionValue, made: ObjectValue) -> None:
    if not function.fields:
        return
    scope = machine.scope(function.scope, function=True)
    scope.names["this"] = made
    if function.home is not None:
        scope.names["%home"] = function.home
    for key, value in function.fields:
        made.props[key] = machine.evaluate(value, scope) if value else UNDEFINED


def super_call(arguments: Node) -> Run:
    """Compile ``super(...)``."""
    arguments_in = arguments_of(arguments)

    def run(machine: Machine, scope: Scope) -> Value:
        found = scope.find("%class")
        given = arguments_in(machine, scope)
        if found is None or isinstance(given, Unknown):
            machine.escape([given] if isinstance(given, Unknown) else given)
            given = []
        if found is not None:
            _construct_parent(machine, found, given)
        return UNDEFINED

    return run


def _construct_parent(machine: Machine, scope: Scope, given: list[Value]) -> None:
    function, target = scope.names["%class"], scope.names["%target"]
    if not isinstance(function, FunctionValue):
        return
    parent = function.parent
    if isinstance(parent, FunctionValue):
        made = machine.language.construct(machine, parent, given, target)
    elif isinstance(parent, Builtin) and parent.make is not None:
        made = parent.make(machine, UNDEFINED, given)
        if isinstance(made, ArrayValue):
            made.parent = prototype_of(machine, target)
    else:
        if isinstance(parent, Unknown):
            unknown_call(machine, UNDEFINED, parent, given, "")
        made = machine.object()
    if isinstance(made, ObjectValue):
        if made.parent is None:
            made.parent = prototype_of(machine, target)
        _fields(machine, function, made)
    scope.names["this"] = made


def super_base(machine: Machine, scope: Scope) -> Value:
    """Find where ``super.name`` starts looking."""
    found = scope.find("%home")
    home = found.names["%home"] if found else None
    if not isinstance(home, ObjectValue):
        return Unknown("super")
    parent = home.parent
    return machine.object() if parent is None else parent
