"""Whole documents: the static summary, the JSON of a run, tables for a terminal, map files."""
