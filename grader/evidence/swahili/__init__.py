"""Swahili words: which strings the grammar allows, given known roots.

Slots and their order follow the grammars of Ashton (1944) and Contini-Morava (2007); the
tables are our own. Nothing here reads a file: :class:`analyser.Swahili` is built from rows.
"""
