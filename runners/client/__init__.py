"""Ask a server: requests, streams, what can go wrong, and what an answer is."""
