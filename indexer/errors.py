"""What can go wrong with an index; part of the tree in `archive.errors`.

IndexerError
├── NoIndex        nothing was indexed yet
│   └── IndexBeingBuilt  but a program is at it
├── OutdatedIndex  made by another version of Tinxa or of its tables
├── DamagedIndex   a file is missing or cannot be read
├── ForeignIndex   the index follows another archive, which others may search
└── IndexBusy      another program is writing
"""

from archive.errors import TinxaError


class IndexerError(TinxaError):
    """Base of what the index reports."""


class NoIndex(IndexerError):
    """Nothing was indexed yet."""


class IndexBeingBuilt(NoIndex):
    """Nothing was indexed yet, but a program is at it."""


class OutdatedIndex(IndexerError):
    """The index was made by another version of Tinxa or of its tables."""


class DamagedIndex(IndexerError):
    """A file of the index is missing or cannot be read."""


class ForeignIndex(IndexerError):
    """The index, which others may search too, follows another archive."""


class IndexBusy(IndexerError):
    """Another program is writing the index."""
