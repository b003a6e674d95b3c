"""Faults of answers: what was asked for is not what came."""
