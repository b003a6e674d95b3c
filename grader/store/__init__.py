"""The store: what was seen, kept in DuckDB, and views that say what it means.

``journal`` writes down a run while it goes on and needs no database; ``db`` opens a store;
``load`` brings a journal into it in one transaction; ``resume`` tells what is finished.
Nothing here computes a score: ``views/*.sql`` do.
"""
