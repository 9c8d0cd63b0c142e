"""One Mission: focus a council's spending on one mission, against piecemeal, with honest uncertainty."""

__version__ = "0.1.0"
