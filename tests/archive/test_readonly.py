"""Another user, who may read the archive and write nothing where it lies."""

import multiprocessing
import os
import stat

import pytest

from archive.article import Article
from archive.errors import ArchiveError
from archive.schema import ARCHIVE
from archive.store import Archive

NOBODY = 65534
ROUNDS = 25

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="users of another kind here")


@pytest.fixture
def path(tmp_path):
    """Return the place of an archive of two articles, which others may read."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == tmp_path.owner() and not folder.stat().st_mode & stat.S_IXOTH:
            folder.chmod(0o711)
    place = tmp_path / "store" / "archive.sqlite"
    put_two(place, 0)
    locked(place)
    yield place
    place.parent.chmod(0o755)


def put_two(place, number):
    """Put two articles in one transaction, more than a log holds before it is worked in."""
    with Archive.open(place) as archive, archive.writing():
        for half in "ab":
            archive.put(Article(id=f"{number}{half}", body=f"{number} " * 200_000))


def locked(place):
    """Leave no right to write there to anybody; root needs none."""
    place.chmod(0o444)
    place.parent.chmod(0o555)


def as_another(work, *arguments):
    """Return what *work* returns in a process of a user to whom nothing here belongs."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()

    def run():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setuid(NOBODY)
        try:
            theirs.send((work(*arguments), None))
        except ArchiveError as error:
            theirs.send((None, error))

    child = context.Process(target=run)
    child.start()
    try:
        return child, ours
    finally:
        theirs.close()


def answer(child, ours):
    value, error = ours.recv()
    child.join()
    if error:
        raise error
    return value


def _titles(place):
    with Archive.open(place) as archive:
        return archive.rows("SELECT id FROM articles ORDER BY id")


def test_who_may_not_write_reads_all_the_same_and_leaves_nothing(path):
    before = sorted(path.parent.iterdir())
    assert answer(*as_another(_titles, path)) == [("0a",), ("0b",)]
    assert sorted(path.parent.iterdir()) == before


def _written(place):
    with Archive.open(place) as archive:
        archive.put(Article(id="x", body="x"))


def test_who_may_not_write_is_told_so(path):
    with pytest.raises(ArchiveError, match="you may read it and not write it"):
        answer(*as_another(_written, path))


def _earlier(place):
    with Archive.open(place):
        pass


def test_an_earlier_archive_waits_for_its_owner(path):
    path.parent.chmod(0o755)
    path.chmod(0o644)
    with Archive.open(path) as archive:
        archive.rows(f"PRAGMA user_version = {len(ARCHIVE.steps) - 1}")
    locked(path)
    with pytest.raises(ArchiveError, match="an earlier Tinxa"):
        answer(*as_another(_earlier, path))


def _counts(place, last):
    """Count until *last* articles are there; return whatever was counted."""
    counted = set()
    with Archive.open(place) as archive:
        while last not in counted:
            ((count, size),) = archive.rows("SELECT count(*), sum(length(article)) FROM articles")
            assert size > count * 200_000
            counted.add(count)
    return counted


def test_a_reader_sees_whole_transactions_of_writers_who_come_and_go(path):
    if os.geteuid() != 0:
        pytest.skip("needs a second user, whom only root can be for a while")
    child, ours = as_another(_counts, path, 2 * ROUNDS)
    for number in range(1, ROUNDS):
        put_two(path, number)
    assert all(count % 2 == 0 for count in answer(child, ours))
