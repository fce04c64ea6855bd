"""What the language tables count, and that parts add up to the whole."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.arrays import DamagedFile
from indexer.language import counting
from indexer.language.builder import LanguageBuilder, merge_parts
from indexer.language.counting import count_stream, merge, unpacked
from indexer.language.part import Part, write_part
from indexer.language.tables import LanguageTables
from vietnamese.words import Forms

WORDS = ["xã", "xa", "đông", "đồng", "nông", "thôn", "mới", "2019", "58"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6), max_size=8)


def counted(texts):
    stream = [n for text in texts for n in [*(WORDS.index(w) for w in text), len(WORDS)]]
    return count_stream(np.array(stream, np.uint32), WORDS, len(WORDS))


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
    places = {(forms[key >> 32], key & 0xFFFFFFFF) for key in counts.places.tolist()}
    return trigrams, places


def same(one, other):
    assert one.forms == other.forms
    assert one.paragraphs == other.paragraphs
    for name in ("keys", "counts", "places"):
        assert getattr(one, name).tolist() == getattr(other, name).tolist()


@given(TEXTS)
def test_counts_are_those_of_counting_one_by_one(texts):
    assert read(counted(texts)) == naive(texts)


@given(TEXTS, TEXTS, TEXTS)
def test_merged_parts_are_one_build(one, two, three):
    same(merge([counted(one), counted(two), counted(three)]), counted([*one, *two, *three]))


@given(TEXTS)
def test_slices_make_no_difference(texts):
    whole, halves = counted(texts), [counted(texts), counted(texts)]
    doubled = merge(halves)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_SLICE", 3)
        same(counted(texts), whole)
        same(merge(halves), doubled)


@given(TEXTS)
def test_a_file_gives_back_what_was_counted(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("language") / "language.arrays"
    write_part(path, counted(texts))
    same(Part(path).counted(), counted(texts))


def test_large_counts_and_far_paragraphs_are_kept(tmp_path):
    texts = [["xã", "đông"]] * 300 + [["đồng"]] * 70_000 + [["xã"], ["nông"]]
    write_part(tmp_path / "language.arrays", counted(texts))
    part = Part(tmp_path / "language.arrays")
    same(part.counted(), counted(texts))
    number = part.number(Forms("xa", "xã"))
    assert part.company(number).tolist() == [*range(300), 70_300]
    assert part.counts[number] == 301


def test_the_builder_cuts_texts_as_the_index_does():
    builder = LanguageBuilder()
    builder.add(["Xã Đông Hoà", "năm 2019"])
    builder.add(["xã đông hòa"])
    trigrams, _ = read(builder.counts())
    assert trigrams["xã", "đông", "hòa"] == 2
    assert trigrams[None, "năm", "0"] == 1


def test_files_are_merged_into_one(tmp_path):
    one, two = tmp_path / "1.arrays", tmp_path / "2.arrays"
    write_part(one, counted([["nông", "thôn"]]))
    write_part(two, counted([["nông", "thôn", "mới"]]))
    merge_parts([one, two], tmp_path / "both.arrays")
    both = Part(tmp_path / "both.arrays").counted()
    same(both, counted([["nông", "thôn"], ["nông", "thôn", "mới"]]))


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


def test_a_break_elsewhere_is_refused():
    with pytest.raises(ValueError, match="break"):
        count_stream(np.array([0, 9], np.uint32), WORDS, 5)
