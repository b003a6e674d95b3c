"""The language put together: which compiler serves which type of syntax node."""

from collections.abc import Callable

from tree_sitter import Node

from grader.evidence.evaluation import (
    assignments,
    chains,
    containers,
    exits,
    expressions,
    loops,
    statements,
)
from grader.evidence.evaluation.classes import class_, instance
from grader.evidence.evaluation.functions import call, construct
from grader.evidence.evaluation.library.names import GLOBALS, METHODS, UNEVALUATED
from grader.evidence.evaluation.literals import constant, number_node, string_node, template_node
from grader.evidence.evaluation.machine import Carry, Language, Run
from grader.evidence.evaluation.values import UNDEFINED, Value


def _constant(value: Value) -> Callable[[Node], Run]:
    run = constant(value)
    return lambda _node: run


EXPRESSIONS: dict[str, Callable[[Node], Run]] = {
    "number": number_node,
    "string": string_node,
    "template_string": template_node,
    "regex": expressions.regex,
    "true": _constant(True),  # noqa: FBT003 - the value of a literal
    "false": _constant(False),  # noqa: FBT003 - the value of a literal
    "null": _constant(None),
    "undefined": _constant(UNDEFINED),
    "identifier": expressions.identifier,
    "this": chains.this,
    "array": containers.array,
    "object": containers.object_,
    "parenthesized_expression": expressions.parenthesized,
    "sequence_expression": expressions.sequence,
    "unary_expression": expressions.unary_node,
    "binary_expression": expressions.binary_node,
    "ternary_expression": expressions.ternary,
    "member_expression": chains.chain,
    "subscript_expression": chains.chain,
    "call_expression": chains.chain,
    "new_expression": chains.new,
    "await_expression": expressions.await_,
    "arrow_function": expressions.function,
    "function_expression": expressions.function,
    "generator_function": expressions.function,
    "class": class_,
    "assignment_expression": assignments.assignment,
    "augmented_assignment_expression": assignments.augmented,
    "update_expression": assignments.update,
}

STATEMENTS: dict[str, Callable[[Node], Carry]] = {
    "expression_statement": statements.expression_statement,
    "lexical_declaration": statements.declaration,
    "variable_declaration": statements.declaration,
    "class_declaration": statements.class_declaration,
    "statement_block": statements.block_statement,
    "if_statement": statements.if_,
    "switch_statement": statements.switch,
    "try_statement": exits.try_,
    "throw_statement": exits.throw,
    "return_statement": exits.return_,
    "break_statement": exits.leave,
    "continue_statement": exits.leave,
    "labeled_statement": loops.labeled,
    "for_statement": loops.for_,
    "for_in_statement": loops.for_in,
    "while_statement": loops.while_,
    "do_statement": loops.do,
    "export_statement": exits.export,
    "with_statement": exits.with_,
}

LANGUAGE = Language(
    expressions=EXPRESSIONS,
    statements=STATEMENTS,
    sequence=statements.run,
    call=call,
    construct=construct,
    instance=instance,
    methods=METHODS,
    unevaluated=UNEVALUATED,
    globals=GLOBALS,
)
