"""The cluster beside the embedded engine. ``make opensearch`` starts the cluster."""
