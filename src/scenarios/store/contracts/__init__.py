"""Files of contracts, opened and read as rows."""
