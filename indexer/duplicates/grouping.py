"""Fingerprints and groups of an archive, kept up with its articles.

Two articles are in one group where a chain of near-duplicates leads from one to the other. So the
groups depend on what the archive holds and on nothing else, not on the order in which it came:
following article by article gives the same groups as making all anew.
"""

import sqlite3
from collections.abc import Callable, Sequence

import numpy as np

from archive import fingerprints as kept
from archive.fingerprints import Kept
from archive.store import Archive
from indexer.duplicates.fingerprint import VERSION as FINGERPRINT
from indexer.duplicates.fingerprint import fingerprints
from indexer.duplicates.likeness import VERSION as LIKENESS
from indexer.duplicates.likeness import same_release, stacked

VERSION = f"{FINGERPRINT}.{LIKENESS}"
"""Changes whenever the same articles may fall into other groups."""


def regroup(archive: Archive, *, progress: Callable[[int], None]) -> int:
    """Fingerprint what is new, changed or stale, and bring the groups up to date.

    Return how many articles were looked at. What is done of it is kept if it is interrupted.
    """
    kept.begin(archive, version=VERSION)
    change = archive.clock().change
    done = 0
    for batch in kept.pending(archive):
        made = fingerprints([article for _, article in batch])
        with archive.writing() as cursor:
            for (row, _), fingerprint in zip(batch, made, strict=True):
                if fingerprint is not None:
                    _add(cursor, Kept(row, fingerprint))
        done += len(batch)
        progress(done)
    with archive.writing() as cursor:
        for number, members in kept.torn(cursor).items():
            kept.part(cursor, number, components(members))
        kept.mended(cursor)
        kept.follow(cursor, change)
    return done


def _add(cursor: sqlite3.Cursor, new: Kept) -> None:
    # What is near its twin is near it too, and all that are have found each other already.
    twin = kept.twin(cursor, new.fingerprint)
    near = [twin] if twin is not None else _near(new, kept.sharing_a_band(cursor, new.fingerprint))
    kept.add(cursor, new)
    if near:
        kept.join(cursor, [*near, new.row])


def _near(new: Kept, candidates: Sequence[Kept]) -> list[int]:
    if not candidates:
        return []
    rows = np.array([one.row for one in candidates])
    others = stacked([one.fingerprint for one in candidates])
    return [int(row) for row in rows[same_release(stacked([new.fingerprint])[0], others)]]


def components(members: Sequence[Kept]) -> list[list[int]]:
    """Return the rows of *members* in groups: those between which near-duplicates lead.

    Rows stand in the order of *members*, and groups in the order of their first.
    """
    rows = np.array([one.row for one in members])
    all_of_them = stacked([one.fingerprint for one in members])
    left = np.ones(len(members), np.bool_)
    groups = []
    for start in range(len(members)):
        if not left[start]:
            continue
        reached = np.zeros(len(members), np.bool_)
        waiting = [start]
        reached[start], left[start] = True, False
        while waiting:
            new = np.flatnonzero(same_release(all_of_them[waiting.pop()], all_of_them) & left)
            reached[new], left[new] = True, False
            waiting += new.tolist()
        groups.append(rows[reached].tolist())
    return groups
