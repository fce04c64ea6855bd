"""The peers, each set up as its own manual says."""
