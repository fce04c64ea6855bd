"""A whole result taken away: one module for each family of formats, `formats` lists them."""
