"""Whole documents: the JSON of a run, tables for a terminal."""
