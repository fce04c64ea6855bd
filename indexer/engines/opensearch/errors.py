"""What can go wrong with a cluster; part of the tree in `archive.errors`.

IndexerError
└── ClusterError
    ├── Unreachable       no node answers, or not in time
    ├── Untrusted         the certificate of a node is wrong or has expired
    ├── Refused           a wrong password or key, or a right that is missing
    ├── Unready           nodes are missing: parts of the index cannot be read or written
    ├── ReadOnly          the cluster locked the index, most often for a full disk
    ├── RejectedArticles  articles that the cluster will not take
    └── ForeignArticles   articles that another archive has put there
"""

from indexer.errors import IndexerError


class ClusterError(IndexerError):
    """Base of what a cluster reports."""


class Unreachable(ClusterError):
    """No node answers, or not in time."""


class Untrusted(ClusterError):
    """The certificate of a node is wrong or has expired."""


class Refused(ClusterError):
    """A wrong password or key, or a right that is missing."""


class Unready(ClusterError):
    """Nodes are missing: parts of the index cannot be read or written."""


class ReadOnly(ClusterError):
    """The cluster locked the index, most often for a full disk."""


class RejectedArticles(ClusterError):
    """Articles that the cluster will not take."""


class ForeignArticles(ClusterError):
    """Articles that another archive has put there."""
