"""The embedded engine: a Whoosh index of arrays, described in docs/index.md."""
