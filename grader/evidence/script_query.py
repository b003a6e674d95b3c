"""One query for all that evidence and checks ask of a script again and again.

A query goes through every node of a tree, whatever it looks for: that takes a quarter of the
time of parsing. So everything that is asked of most scripts is found together, once, by
``Script.found``; what is rarely asked has a query of its own (``Syntax.captures``).
"""

import tree_sitter_javascript
from tree_sitter import Language, Node, Query

JAVASCRIPT = Language(tree_sitter_javascript.language())

FIELDS = {
    JAVASCRIPT.field_name_for_id(id_) or "": id_ for id_ in range(1, JAVASCRIPT.field_count + 1)
}
"""Ids of the grammar's fields: a child is found by id six times faster than by name."""


def child(node: Node, name: str) -> Node | None:
    """The child of a node that the grammar calls so."""
    return node.child_by_field_id(FIELDS[name])


FUNCTION_VALUES = frozenset(
    {
        "arrow_function",
        "function_declaration",
        "function_expression",
        "generator_function",
        "generator_function_declaration",
        "method_definition",
    },
)
"""Nodes that are functions."""

_FUNCTIONS = " ".join(f"({one})" for one in sorted(FUNCTION_VALUES))
_PATTERN = "[(identifier) (object_pattern) (array_pattern)]"

EVERYDAY = Query(
    JAVASCRIPT,
    f"""
    [{_FUNCTIONS}] @function
    [(class_declaration) (class)] @class
    [(call_expression) (new_expression)] @call
    [(assignment_expression) (augmented_assignment_expression)] @assignment
    (update_expression) @update
    [(lexical_declaration) (variable_declaration)] @declaration
    (variable_declarator value: (_)) @valued
    (field_definition value: (_)) @valued
    (field_definition value: [(arrow_function) (function_expression)]) @member
    (pair value: [(arrow_function) (function_expression) (generator_function)]) @member
    (for_in_statement !kind left: {_PATTERN} @target)
    (for_in_statement kind: _ left: {_PATTERN} @local)
    (formal_parameters) @local
    (arrow_function parameter: (identifier) @local)
    (catch_clause parameter: _ @local)
    [(array) (object)] @data
    (switch_statement) @switch
    (import_statement source: (string) @source)
    (export_statement source: (string) @source)
    [(statement_block) (switch_body) (catch_clause)] @block
    [(for_statement) (for_in_statement)] @block
    [(identifier) (shorthand_property_identifier)] @name
    (shorthand_property_identifier_pattern) @name
    (import_clause) @imported
    (export_statement (export_clause) @passed source: (_))
    (export_specifier alias: _ @passed)
    (unary_expression operator: "typeof" argument: (identifier) @asked)
    (with_statement) @opaque
    (call_expression
      function: (import) arguments: (arguments . (string (string_fragment) @loaded)))
    """,
)
"""Nodes by the names that ``Script.found`` takes:

``function`` functions, methods and arrows · ``class`` · ``call`` calls and ``new`` ·
``assignment`` plain and with an operator · ``update`` ``++`` and ``--`` · ``declaration`` of
``var``, ``let``, ``const`` · ``valued`` names and fields that are declared with a value ·
``member`` fields and pairs that hold a function · ``target`` of a loop that declares nothing ·
``local`` parameters and what else is declared for a block · ``data`` array and object literals
· ``switch`` · ``block`` what else opens a scope · ``name`` every identifier · ``imported`` ·
``passed`` names that an export only passes on · ``asked`` the operand of ``typeof`` ·
``opaque`` ``with`` · ``source`` a string that names a module · ``loaded`` the text in
``import(…)``.
"""
