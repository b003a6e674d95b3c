"""The rubric of pictures that we draw: count, read, compare."""
