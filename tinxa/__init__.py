"""The command line of Tinxa."""
