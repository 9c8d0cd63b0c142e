"""Serving the app: routes, headers, the warm start, and the static summary of any link."""
