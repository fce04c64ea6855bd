"""Near-duplicates: the same release on several portals, told by fingerprints of the words."""
