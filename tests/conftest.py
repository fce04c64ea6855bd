"""Settings of all tests."""

from hypothesis import settings

# How long an example takes tells of the machine, not of the code.
settings.register_profile("tinxa", deadline=None)
settings.load_profile("tinxa")
