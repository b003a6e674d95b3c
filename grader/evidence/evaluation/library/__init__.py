"""Functions that the language brings along, as far as data is made with them."""
