"""The engine for who outgrows one machine: an OpenSearch cluster. docs/scale.md tells of it."""
