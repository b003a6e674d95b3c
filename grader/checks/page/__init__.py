"""Faults of pages, seen in their markup."""
