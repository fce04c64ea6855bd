"""How fast Tinxa builds, opens and answers, beside SQLite FTS5, Tantivy and Whoosh as it comes."""
