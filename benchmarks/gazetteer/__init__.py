"""Makes the gazetteer's tables from packages: `python -m benchmarks.gazetteer`."""
