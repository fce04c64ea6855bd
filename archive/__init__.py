"""The source of truth: the Article record and the SQLite archive that keeps it."""

__version__ = "0.1.0"
"""The version of Tinxa, which archives and exports tell."""
