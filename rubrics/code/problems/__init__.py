"""Problems of our own: what is asked for, how it is solved in Python, and what it is tried on."""
