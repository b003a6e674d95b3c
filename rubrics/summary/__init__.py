"""The rubric of summaries that keep what is asked for, and add nothing."""
