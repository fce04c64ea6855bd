"""Whoosh's own tests, run over our codec."""
