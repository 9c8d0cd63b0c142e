"""Contracts as councils publish them: what columns, amounts and dates mean, without opening a file."""
