"""Settings of all tests."""

import pytest
from hypothesis import settings

# How long an example takes tells of the machine, not of the code.
settings.register_profile("tinxa", deadline=None)
settings.load_profile("tinxa")


@pytest.fixture(scope="session")
def cluster():
    """The running cluster of this checkout, its users made."""
    from tests.cluster.using import ready

    return ready()
