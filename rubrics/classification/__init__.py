"""The rubric of texts that are to be sorted by language or topic."""
