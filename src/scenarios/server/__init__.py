"""Serving the app: routes, headers, warm start, and what we lean on in the framework."""
