"""What the language tables count, and that the streams of many segments count as one."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.arrays import DamagedFile
from indexer.language import counting
from indexer.language.counting import Stream, count, form_of, unpacked
from indexer.language.part import Part, write_part
from indexer.language.tables import LanguageTables
from vietnamese.words import Forms

WORDS = ["xã", "xa", "đông", "đồng", "nông", "thôn", "mới", "2019", "58"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=8)


def stream(texts, words=WORDS):
    numbers = [n for text in texts for n in [*(words.index(w) for w in text), len(words)]]
    return Stream(np.array(numbers, np.uint32), words)


def counted(*pieces):
    return count([stream(texts) for texts in pieces])


def naive(texts):
    trigrams, places = Counter(), set()
    for number, text in enumerate(texts):
        words = [None, *("0" if w.isdigit() else w for w in text), None]
        trigrams.update(zip(words, words[1:], words[2:], strict=False))
        places |= {(word, number) for word in words[1:-1]}
    return trigrams, places


def read(counts):
    forms = [*(form.accented for form in counts.forms), None]
    rows = zip(*(column.tolist() for column in unpacked(counts.keys)), strict=True)
    trigrams = {
        (forms[a], forms[b], forms[c]): n
        for (a, b, c), n in zip(rows, counts.counts.tolist(), strict=True)
    }
    owners = np.repeat(np.arange(len(counts.spread)), counts.spread).tolist()
    places = {(forms[owner], place) for owner, place in zip(owners, counts.places, strict=True)}
    return trigrams, places


def formed(words):
    return {form_of(word) for word in words}


def same(one, other):
    assert one.forms == other.forms
    assert one.paragraphs == other.paragraphs
    for name in ("keys", "counts", "places", "spread"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist()


@given(TEXTS)
def test_counts_are_those_of_counting_one_by_one(texts):
    assert read(counted(texts)) == naive(texts)


@given(TEXTS, TEXTS, TEXTS)
def test_streams_count_as_one_whatever_their_numbers(one, two, three):
    streams = [stream(one), stream(two, WORDS[::-1]), stream(three, ["thêm", *WORDS])]
    together = count(streams)
    assert read(together) == read(counted([*one, *two, *three]))
    assert "thêm" in [form.accented for form in together.forms]


@given(TEXTS, TEXTS)
def test_slices_make_no_difference(one, two):
    whole = counted(one, two)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_SLICE", 3)
        same(counted(one, two), whole)


@given(TEXTS, TEXTS, st.integers(1, 4), st.integers(1, 6))
def test_where_paragraphs_are_enough_the_last_is_whole(one, two, most, block):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_SLICE", block)
        patch.setattr(counting, "MOST_PARAGRAPHS", most)
        found = counted(one, two)
    texts = [*one, *two]
    assert min(most, len(texts)) <= found.paragraphs <= len(texts)
    assert read(found)[1] == {(w, n) for w, n in naive(texts)[1] if n < found.paragraphs}


def test_of_a_file_that_holds_a_paragraph_too_many_that_is_left_out(tmp_path):
    good = counted([["xã"], ["xã"]])
    write_part(tmp_path / "language.arrays", good._replace(paragraphs=1))
    part = Part(tmp_path / "language.arrays")
    assert part.company(part.number(Forms("xa", "xã"))).tolist() == [0]


@given(TEXTS)
def test_a_file_gives_back_what_was_counted(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("language") / "language.arrays"
    write_part(path, counted(texts))
    part = Part(path)
    trigrams, places = naive(texts)
    pairs = Counter()
    for (one, two, _), n in trigrams.items():
        pairs[one, two] += n
    numbers = {None: part.end} | {form.accented: part.number(form) for form in formed(WORDS)}
    for (one, two, three), n in trigrams.items():
        found = part.pairs(np.array([numbers[one]]), np.array([numbers[two]]))
        assert found.counts.tolist() == [pairs[one, two]]
        assert part.trigrams(found.places, np.array([numbers[three]])).tolist() == [n]
    for form in formed(WORDS):
        held = [] if numbers[form.accented] < 0 else part.company(numbers[form.accented]).tolist()
        assert held == sorted(p for word, p in places if word == form.accented)


def test_large_counts_and_far_paragraphs_are_kept(tmp_path):
    texts = [["xã", "đông"]] * 300 + [["đồng"]] * 70_000 + [["xã"], ["nông"]]
    write_part(tmp_path / "language.arrays", counted(texts))
    part = Part(tmp_path / "language.arrays")
    number, other = part.number(Forms("xa", "xã")), part.number(Forms("dong", "đông"))
    assert part.company(number).tolist() == [*range(300), 70_300]
    assert part.counts[number] == 301
    assert part.pairs(np.array([number]), np.array([other])).counts.tolist() == [300]


@pytest.mark.parametrize("kept", [0, 10, 200])
def test_a_truncated_file_is_refused(tmp_path, kept):
    path = tmp_path / "language.arrays"
    write_part(path, counted([["nông", "thôn", "mới"]]))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DamagedFile):
        LanguageTables.open([path])


def test_a_changed_byte_is_found(tmp_path):
    path = tmp_path / "language.arrays"
    write_part(path, counted([["nông", "thôn", "mới"]]))
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedFile):
        LanguageTables.open([path]).check()
