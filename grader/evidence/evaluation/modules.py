"""Imports between the modules of an artifact."""

from collections.abc import Callable, Mapping

from tree_sitter import Node

from grader.evidence.evaluation.lazy import LazyScope
from grader.evidence.evaluation.literals import string
from grader.evidence.evaluation.nodes import field, parts, source
from grader.evidence.evaluation.scope import Scope
from grader.evidence.evaluation.values import HOST, Unknown, Value


def bind_imports(root: Node, scope: Scope, modules: Mapping[str, LazyScope]) -> None:
    """Let the imported names of a module stand for the exports of others, when asked for."""
    if not isinstance(scope, LazyScope):
        return
    for statement in parts(root):
        address = field(statement, "source")
        if statement.type != "import_statement" or address is None:
            continue
        other = _find(string(source(address)), modules)
        for clause in parts(statement):
            for local, exported in _names(clause):
                scope.thunks[local] = _reader(other, exported)


def _find(address: str, modules: Mapping[str, LazyScope]) -> LazyScope | None:
    path = address.split("?", maxsplit=1)[0]
    while path.startswith(("./", "../", "/")):
        path = path.partition("/")[2]
    fits = [file for file in modules if file == path or file.endswith(f"/{path}")]
    return modules[fits[0]] if len(fits) == 1 else None


def _names(clause: Node) -> list[tuple[str, str]]:
    """Pairs of local and exported name that an import clause lists."""
    found: list[tuple[str, str]] = []
    for part in parts(clause) if clause.type == "import_clause" else []:
        if part.type == "identifier":
            found.append((source(part), "default"))
        elif part.type == "namespace_import":
            found.extend((source(one), "*") for one in parts(part))
        else:
            for one in parts(part):
                name, alias = field(one, "name"), field(one, "alias")
                if name is not None:
                    found.append((source(alias or name), source(name)))
    return found


def _reader(module: LazyScope | None, exported: str) -> Callable[[], Value]:
    if module is None:
        return lambda: HOST
    return lambda: read_export(module, exported)


def read_export(module: LazyScope, name: str) -> Value:
    """Read what a module exports under a name."""
    if name == "*":
        return Unknown("a module as a whole")
    for at, statement in enumerate(module.influence.statements):
        if statement.type != "export_statement":
            continue
        if name == "default" and field(statement, "value") is not None:
            module.run(at)
            return module.names.get("%default", Unknown("an export that failed"))
        for clause in parts(statement):
            for one in parts(clause) if clause.type == "export_clause" else []:
                local, alias = field(one, "name"), field(one, "alias")
                if local is not None and source(alias or local) == name:
                    return _own(module, source(local))
    return _own(module, name)


def _own(module: LazyScope, name: str) -> Value:
    return module.read(name) if module.has(name) else Unknown("an export that is not there")
