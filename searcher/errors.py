"""What can be wrong with a question; part of the tree in `archive.errors`."""

from archive.errors import TinxaError


class QueryError(TinxaError):
    """A filter or an option of a question cannot be understood."""
