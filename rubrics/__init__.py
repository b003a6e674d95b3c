"""Rubrics: what counts for a task. Plug-ins like anybody else's."""
