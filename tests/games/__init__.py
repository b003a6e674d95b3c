"""Whole playable Tetris games with known faults, to measure whoever judges games.

Written from the description of the checks alone, by an author who has not seen the player.
"""
