"""What the archive's own text says about its language: accents, slips of typing, completions."""
