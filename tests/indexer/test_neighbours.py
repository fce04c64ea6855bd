"""Many pairs asked for at once are what each is alone."""

from itertools import product

import numpy as np
import pytest

from archive.store import Clock
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.engines.whoosh.neighbours import entries, impacts
from tests.making import record
from vietnamese.words import forms

WORDS = ["hội", "nghị", "hòa", "hoa", "Đông", "đồng", "lúa", "xyzzy"]


@pytest.fixture(params=[1 << 22, 100, 30])
def reader(request, tmp_path, monkeypatch):
    """Read an index of one segment or more, some of whose articles are removed."""
    monkeypatch.setattr("indexer.engines.whoosh.builder.MOST_WORDS", request.param)
    index = WhooshIndex(tmp_path)
    writer = index.writer(rebuild=True)
    writer.write(
        record(id=str(n), body=" ".join(WORDS[(n * step + step) % 7] for step in range(n + 2)))
        for n in range(21)
    )
    writer.commit(clock=Clock(1, "archive"))
    writer = index.writer(rebuild=False)
    writer.delete(["3", "8", "9", "20"])
    writer.commit(clock=Clock(2, "archive"))
    return index.open()._state.reader


def test_the_same_articles_and_impacts_as_one_by_one(reader):
    pairs = list(product(map(forms, WORDS), repeat=2))
    asked = [tuple(reader.ranges(form, accents=True) for form in pair) for pair in pairs]
    found = entries(reader, asked)
    known = np.bincount(found.pairs, minlength=len(pairs))
    said = impacts(reader, found, known)
    assert known.any()
    for number, (first, second) in enumerate(pairs):
        alone = reader.pair(first, second, accents=True)
        own = found.pairs == number
        assert found.documents[own].tolist() == alone.documents.tolist()
        assert said[own] == pytest.approx(alone.impacts, rel=1e-5)


def test_no_pairs_are_in_no_article(reader):
    assert [column.tolist() for column in entries(reader, [])] == [[], [], []]
