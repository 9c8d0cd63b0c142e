"""The only package that opens a file."""
