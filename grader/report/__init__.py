"""What people and other programs read: pure renderers of rows that are already scored.

Nothing here opens a database, reads a clock or asks a terminal anything. All text that
came from an artifact is untrusted and is escaped for the format it is written into.
"""
