"""Corrections of an article: the form, what it sends, and how they are shown."""
