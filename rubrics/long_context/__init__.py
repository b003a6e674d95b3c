"""The rubric of facts that are asked for out of a long text."""
