"""The embedded engine: a Whoosh index whose queries are answered over arrays."""
