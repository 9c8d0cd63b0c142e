"""What the draws say. Pure functions on named draws."""
