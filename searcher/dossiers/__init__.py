"""Dossiers: articles that somebody collected on one matter, with notes."""
