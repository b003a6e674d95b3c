"""Mutation tests of a rubric: damage sound answers on purpose, and see what is said of it."""
