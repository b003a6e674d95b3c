"""Exact arithmetic: whole numbers, fractions, remainders, units, equations, word problems."""
