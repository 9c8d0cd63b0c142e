"""What officers keep: scenarios with their history, in SQLite on this machine or in PostgreSQL."""
