"""The command line: the same answers as the app, for analysts and scripts."""
