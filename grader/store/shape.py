"""The shape of a journal's line, said once, for both ways in which DuckDB reads it."""

Shape = str | dict[str, "Shape"] | list["Shape"]
"""A DuckDB type, an object or a list of one shape."""

FINDING: Shape = {
    "message": "VARCHAR",
    "text": "VARCHAR",
    "file": "VARCHAR",
    "line": "BIGINT",
    "column": "BIGINT",
    "end_line": "BIGINT",
    "selector": "VARCHAR",
    "time_ms": "DOUBLE",
    "detail": "JSON",
}

VERDICT: Shape = {
    "ord": "INTEGER",
    "check": "VARCHAR",
    "check_version": "VARCHAR",
    "options_digest": "VARCHAR",
    "status": "VARCHAR",
    "faulty": "BIGINT",
    "total": "BIGINT",
    "weight": "DOUBLE",
    "gate": "BOOLEAN",
    "kind": "VARCHAR",
    "blocked_by": "VARCHAR",
    "cause": "VARCHAR",
    "reason": "VARCHAR",
    "findings_total": "BIGINT",
    "findings": [FINDING],
}

LINE: dict[str, Shape] = {
    "run_id": "VARCHAR",
    "sample_id": "VARCHAR",
    "artifact_id": "VARCHAR",
    "path": "VARCHAR",
    "rubric": "VARCHAR",
    "rubric_digest": "VARCHAR",
    "item": "VARCHAR",
    "item_digest": "VARCHAR",
    "level": "INTEGER",
    "repeat": "INTEGER",
    "origin_digest": "VARCHAR",
    "medium": "VARCHAR",
    "entry": "VARCHAR",
    "illustration": "BOOLEAN",
    "partial": "BOOLEAN",
    "verdicts": [VERDICT],
    "observations": [
        {
            "name": "VARCHAR",
            "value": "JSON",
            "file": "VARCHAR",
            "line": "BIGINT",
            "column": "BIGINT",
        },
    ],
    "timings": [{"provider": "VARCHAR", "cpu_ms": "DOUBLE", "wall_ms": "DOUBLE"}],
    "answer": {
        "tokens": "BIGINT",
        "tokens_per_second": "DOUBLE",
        "first_token_ms": "DOUBLE",
        "finish_reason": "VARCHAR",
    },
    "pictures": [{"name": "VARCHAR", "sha256": "VARCHAR", "bytes": "BIGINT"}],
}


def file_source(longest: int) -> str:
    """Write the query that reads the files in the variable ``journal_files``.

    ``longest`` bounds the bytes of a line.
    """
    columns = ", ".join(f"\"{name}\": '{_sql_type(shape)}'" for name, shape in LINE.items())
    return f"""
        select {_names("")}, filename as source
        from read_json(
            getvariable('journal_files'), format = 'newline_delimited', filename = true,
            maximum_object_size = {longest}, columns = {{{columns}}}
        )
    """  # noqa: S608 - made of the constants above and a number


def memory_source() -> str:
    """Write the query that reads the texts in the parameter ``lines`` by the one ``shape``."""
    return f"""
        select {_names("line.")}, '' as source
        from (select from_json(unnest($lines::varchar[]), $shape) as line)
    """  # noqa: S608 - made of the constants above


def _names(prefix: str) -> str:
    return ", ".join(f'{prefix}"{name}"' for name in LINE)


def _sql_type(shape: Shape) -> str:
    if isinstance(shape, dict):
        inner = ", ".join(f'"{name}" {_sql_type(one)}' for name, one in shape.items())
        return f"STRUCT({inner})"
    if isinstance(shape, list):
        return f"{_sql_type(shape[0])}[]"
    return shape
