"""Languages: lexicons, evidence about texts, and what the checks make of them."""
