"""The controls: the levers from their table, and what single pages ask for."""
