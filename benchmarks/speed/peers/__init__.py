"""The other engines, each set up as its own manual says, over the words that Tinxa indexes."""
