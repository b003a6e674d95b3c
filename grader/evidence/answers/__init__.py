"""Known answers: what an item wants, where a text says its answer, and what it says there.

Reading is blind: it knows the form of the answer (a number, one of these names …) and never its
value, so that no candidate is chosen for being right.
"""
