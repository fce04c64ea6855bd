"""Import: articles from files into the archive."""
