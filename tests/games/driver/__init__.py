"""The self-check of the generator: games are driven by inside knowledge, without any player."""
