import pytest

from tests.crawler.serving import Site, serving


@pytest.fixture
def site():
    with serving(Site()) as served:
        yield served
