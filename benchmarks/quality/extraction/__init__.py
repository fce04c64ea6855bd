"""How truly pages are read: each field of the record beside the truth, and beside the peers."""
