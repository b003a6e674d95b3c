"""A closed interpreter of JavaScript data: what a page's scripts hold, without running them.

It evaluates syntax trees of scripts in Python, on demand, within counted steps. It knows no
page, no time and no chance: what depends on them is unknown, and stays unknown through
everything that is computed from it. See ``evaluator`` for how to ask.
"""
