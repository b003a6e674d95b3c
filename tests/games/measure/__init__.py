"""The measuring side: verdicts of the product against the truth of the games.

It knows the product as a command and as lines of JSON, and imports nothing of it.
"""
