"""The rubric of short texts with constraints that need no judge."""
