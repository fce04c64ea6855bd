"""The source of truth: the Article record and the SQLite archive that keeps it."""
