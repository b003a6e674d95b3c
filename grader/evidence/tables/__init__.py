"""Tables that evidence is read with."""
