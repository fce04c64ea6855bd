"""How fast the page is for those who use it: `python -m benchmarks.page`."""
