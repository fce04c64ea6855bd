"""The command line of Tinxa."""

__version__ = "0.1.0"
