"""The language and the country: pure functions and tables."""
