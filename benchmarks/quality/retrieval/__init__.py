"""How well Tinxa ranks beside Whoosh, SQLite FTS5, Tantivy and bm25s: judged sets, and titles."""
