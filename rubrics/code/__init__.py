"""The rubric of JavaScript functions that are run against hidden tests."""
