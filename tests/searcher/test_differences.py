"""What changed between two versions: exact, told by words, and quick whatever the text."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searcher.differences import Run, compared, differences
from tests.making import article

BODY = "Thu ngân sách xã đạt 5 tỷ đồng. Chủ tịch xã cho biết như vậy.\nĐoạn hai vẫn thế."
ALPHABET = st.sampled_from(["xã ", "thu ", "5 ", "tỷ", ". ", "\n", "58-NQ/TW ", "\n\n", ", "])


def sides(runs):
    return tuple(
        "".join(run.text for run in runs if run.kind != left_out)
        for left_out in ("inserted", "deleted")
    )


def test_a_changed_number_is_told_as_one_and_nothing_else():
    later = BODY.replace("5 tỷ", "7,5 tỷ")
    (found,) = differences(article(body=BODY), article(body=later))
    assert found.field == "body"
    assert [run for run in found.runs if run.kind != "equal"] == [
        Run("deleted", "5 "), Run("inserted", "7,5 "),
    ]  # fmt: skip
    assert [len(runs) for runs in found.paragraphs()] == [4, 1]


def test_every_field_that_a_new_version_can_change_is_told():
    before = article(url="https://a.example/1", body="Cũ")
    changes = {
        "title": "Tin mới", "published": "2023-05-29", "category": "Kinh tế",
        "authors": ["Lê Hà"], "summary": "Sapo", "body": "Mới", "captions": ["Ảnh"],
        "attachments": [{"url": "https://a.example/1.pdf", "title": "Tệp"}],
    }  # fmt: skip
    for field, value in changes.items():
        after = article(**{"url": "https://a.example/1", "body": "Cũ", field: value})
        assert [found.field for found in differences(before, after)] == [field]
        assert before.content_hash != after.content_hash
    assert differences(before, before) == []


def test_words_that_happen_to_stand_in_both_of_two_texts_are_no_agreement():
    runs = compared(
        "Hội nghị bàn về công tác phòng chống dịch và việc thu ngân sách",
        "Đoàn viên thanh niên ra quân dọn rác và trồng cây ven biển",
    )
    assert [run.kind for run in runs] == ["deleted", "inserted"]


def test_a_paragraph_that_came_and_one_that_went():
    runs = compared("Một.\nHai.\nBa.", "Một.\nBa.\nBốn.")
    assert sides(runs) == ("Một.\nHai.\nBa.", "Một.\nBa.\nBốn.")
    assert {run.text.strip() for run in runs if run.kind != "equal"} == {"Hai.", "Bốn."}


@given(st.lists(ALPHABET).map("".join), st.lists(ALPHABET).map("".join))
def test_both_texts_are_in_the_runs(before, after):
    runs = compared(before, after)
    assert sides(runs) == (before, after)
    assert all(run.text for run in runs)
    kinds = [run.kind for run in runs]
    assert all(one != other for one, other in pairwise(kinds))


@pytest.mark.parametrize("size", [2, 300, 3000])
@pytest.mark.parametrize("parted", [" ", ". ", "\n"])
def test_long_texts_of_few_and_of_many_words(size, parted):
    # `SequenceMatcher` alone takes up to nine seconds for one of them.
    drawn = random.Random(1)  # noqa: S311 - nothing secret
    words = [f"w{number}" for number in range(size)]
    before, after = (parted.join(drawn.choices(words, k=8000)) for _ in range(2))
    assert sides(compared(before, after)) == (before, after)


def test_edits_of_a_long_text_without_sentences_are_found():
    words = [f"w{number}" for number in range(8000)]
    before = " ".join(words)
    words[10] = words[7000] = "đổi"
    changed = [run.text for run in compared(before, " ".join(words)) if run.kind == "inserted"]
    assert changed == ["đổi ", "đổi "]
