"""Ours against published: results that can be looked up, and the closed forms they come from."""
