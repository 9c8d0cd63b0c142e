"""Files: TOML, CSV, JSON, Parquet, and where the data folders are."""
