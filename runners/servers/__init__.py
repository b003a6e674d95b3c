"""Servers: which one answers, what it serves, and how one is started and stopped."""
