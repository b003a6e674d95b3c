"""Runners: who asks the models, and lays their answers on a shelf for the grader."""
