"""Portal -> Article: fetching, profiles, extraction; and import from files."""
