"""What a reader keeps: watches with what they told, and dossiers."""
