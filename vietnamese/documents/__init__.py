"""Official documents cited in a text, by their numbers."""
