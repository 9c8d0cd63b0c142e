"""Frozen types and their validation. It imports no other package."""
