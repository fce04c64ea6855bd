"""Groups of near-duplicates follow the archive, whatever the order in which it came."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import fingerprints as kept
from archive.store import Archive
from indexer.duplicates import grouping
from indexer.duplicates.grouping import regroup
from indexer.duplicates.groups import groups_of
from tests.indexer.test_duplicates import text
from tests.making import article

TABLES = ("fingerprints", "duplicates", "torn_groups")


def version(story, edit):
    """Return one of several stories, some of its words cut or replaced."""
    words = text(story, 160).split()
    chance = random.Random(edit)  # noqa: S311 - the same edits in every run
    start = chance.randrange(120)
    return " ".join(
        [*words[:start], *text(1000 + edit, edit % 4 * 12).split(), *words[start + 20 :]]
    )


def follow(archive):
    return regroup(archive, progress=lambda _: None)


def partition(archive):
    groups = {}
    for article_id, number in groups_of(archive).numbers.items():
        groups.setdefault(number, set()).add(article_id)
    return {frozenset(ids) for ids in groups.values()}


def put(archive, article_id, story, edit=0):
    archive.put(article(id=article_id, title=None, body=version(story, edit)))


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        yield opened


def test_a_release_on_several_portals_is_one_group(archive):
    for number in range(3):
        put(archive, f"a{number}", 1)
        put(archive, f"b{number}", 2)
    put(archive, "c", 3)
    assert follow(archive) == 7
    assert partition(archive) == {frozenset({"a0", "a1", "a2"}), frozenset({"b0", "b1", "b2"})}
    assert [groups_of(archive).similar(i) for i in ("a0", "b1", "c", "?")] == [2, 2, 0, 0]
    assert follow(archive) == 0


def test_who_joins_changes_no_number(archive):
    for story in (1, 2, 3):
        put(archive, f"{story}a", story)
        put(archive, f"{story}b", story)
    follow(archive)
    before = groups_of(archive)
    for story in (3, 2, 1, 4, 4):
        put(archive, f"{story}c{story}", story)
        put(archive, f"{story}d", story)
        follow(archive)
    after = groups_of(archive).numbers
    assert before.numbers.items() <= after.items()
    assert after["3c3"] == before.numbers["3a"]


def test_the_groups_in_memory_are_kept_until_any_changes(archive):
    put(archive, "a", 1)
    follow(archive)
    before = groups_of(archive)
    put(archive, "x", 9)
    follow(archive)
    assert groups_of(archive, before=before) is before
    put(archive, "b", 1)
    follow(archive)
    assert groups_of(archive, before=before).numbers.keys() == {"a", "b"}


def test_a_changed_article_leaves_its_group_and_joins_another(archive):
    for article_id, story in (("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 1)):
        put(archive, article_id, story)
    follow(archive)
    number = groups_of(archive).numbers
    put(archive, "b", 2)
    assert follow(archive) == 1
    assert partition(archive) == {frozenset("ae"), frozenset("bcd")}
    assert groups_of(archive).numbers["b"] == number["c"]
    put(archive, "e", 3)
    follow(archive)
    assert partition(archive) == {frozenset("bcd")}


def test_a_change_of_something_else_keeps_the_number(archive):
    put(archive, "a", 1)
    put(archive, "b", 1)
    follow(archive)
    before = groups_of(archive).numbers
    archive.put(article(id="b", title=None, body=version(1, 0), category="Kinh tế"))
    follow(archive)
    assert groups_of(archive).numbers == before


def test_a_removed_article_leaves_no_trace(archive):
    for article_id in "abc":
        put(archive, article_id, 1)
    follow(archive)
    archive.remove("a")
    assert groups_of(archive).numbers.keys() == {"b", "c"}
    assert len(archive.rows("SELECT * FROM fingerprints")) == 2
    archive.remove("b")
    follow(archive)
    assert partition(archive) == set()
    archive.remove("c")
    follow(archive)
    assert [archive.rows(f"SELECT * FROM {table}") for table in TABLES] == [[], [], []]


def chain(archive):
    """Put three articles of which the middle one alone is like both others."""
    words = text(7, 300).split()
    for place, article_id in enumerate("abc"):
        body = " ".join(words[place * 50 : place * 50 + 200])
        archive.put(article(id=article_id, title=None, body=body))
    follow(archive)


def test_a_group_falls_apart_with_the_one_that_held_it(archive):
    chain(archive)
    assert partition(archive) == {frozenset("abc")}
    put(archive, "d", 4)
    put(archive, "e", 4)
    follow(archive)
    archive.remove("b")
    follow(archive)
    assert partition(archive) == {frozenset("de")}


def test_one_that_joins_two_groups_makes_them_one(archive):
    chain(archive)
    middle = archive.get("b")
    archive.remove("b")
    for article_id in "ac":
        other = archive.get(article_id)
        archive.put(article(id=f"{article_id}2", title=None, body=other.body))
    follow(archive)
    assert partition(archive) == {frozenset({"a", "a2"}), frozenset({"c", "c2"})}
    older = min(groups_of(archive).numbers.values())
    archive.put(middle)
    follow(archive)
    assert set(groups_of(archive).numbers.values()) == {older}
    assert len(groups_of(archive).numbers) == 5


def test_fingerprints_of_another_version_are_made_anew(archive, monkeypatch):
    put(archive, "a", 1)
    put(archive, "b", 1)
    follow(archive)
    monkeypatch.setattr(grouping, "VERSION", "other")
    monkeypatch.setattr(grouping, "fingerprints", lambda articles: [None] * len(articles))
    assert follow(archive) == 2
    assert partition(archive) == set()
    assert follow(archive) == 0


def test_an_interrupted_run_goes_on(archive, monkeypatch):
    for number in range(6):
        put(archive, f"{number}", number // 2)
    with monkeypatch.context() as broken, pytest.raises(RuntimeError):
        broken.setattr(kept, "torn", _fail)
        follow(archive)
    assert follow(archive) == 0
    assert len(partition(archive)) == 3


def _fail(*_):
    raise RuntimeError


steps = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 2), st.integers(0, 9), st.booleans()),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40)
@given(steps)
def test_following_step_by_step_gives_what_one_build_does(taken):
    with tempfile.TemporaryDirectory() as place:
        with Archive.open(Path(place) / "grown.sqlite") as grown:
            for article_id, story, edit, followed in taken:
                if grown.get(article_id) and edit == 0:
                    grown.remove(article_id)
                else:
                    put(grown, article_id, story, edit)
                if followed:
                    follow(grown)
            follow(grown)
            now = partition(grown)
            left = [record for i in "hgfedcba" if (record := grown.get(i))]
        with Archive.open(Path(place) / "whole.sqlite") as whole:
            for one in left:
                whole.put(one)
            follow(whole)
            assert partition(whole) == now
