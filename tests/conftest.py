"""Settings of all tests."""

import pytest
from hypothesis import settings

# How long an example takes tells of the machine, not of the code.
settings.register_profile("tinxa", deadline=None)
settings.load_profile("tinxa")


_ON_THE_CLUSTER = ("tests/contract/", "tests/slow/opensearch/")


def pytest_collection_modifyitems(config, items):
    """Keep in one process what shares a file's fixtures, or the cluster, whose nodes are killed."""
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        slow = item.get_closest_marker("slow") is not None
        group = item.nodeid.partition("::")[0]
        if slow and group.startswith(_ON_THE_CLUSTER):
            group = "cluster"
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def cluster():
    """The running cluster of this checkout, its users made."""
    from tests.cluster.using import ready

    return ready()
