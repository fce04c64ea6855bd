"""Lists of documents held beside each other."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines.whoosh.postings import Documents, shared


@st.composite
def lists(draw: st.DrawFn) -> Documents:
    """Draw a list of documents, from none to most of them."""
    chance = np.random.default_rng(draw(st.integers(0, 999)))
    kept = draw(st.sampled_from((0.0, 0.002, 0.05, 0.3, 0.95)))
    return np.flatnonzero(chance.random(3000) < kept).astype(np.int32)


@given(ones=lists(), others=lists())
def test_shared_gives_the_places_of_what_both_hold(ones: Documents, others: Documents) -> None:
    here, there = shared(ones, others)
    assert ones[here].tolist() == sorted({*ones.tolist()} & {*others.tolist()})
    assert others[there].tolist() == ones[here].tolist()
