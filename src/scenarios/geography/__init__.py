"""Codes, people and prevalence of wards. Arrays and plain values in; no file is opened here."""
