"""A real OpenSearch cluster for development and tests: three processes, TLS, sign-in."""
