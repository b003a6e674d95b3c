"""JSON that satisfies a schema and says what a text says."""
