"""Question -> answer: query language, facets, snippets, exports."""
