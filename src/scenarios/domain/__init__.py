"""Frozen types and their validation. This room imports no other room."""
