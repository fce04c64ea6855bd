"""SQLite schemas, each as the list of steps that lead to it; and the archive's.

The number of steps taken stands in ``PRAGMA user_version``, so that a file of an earlier Tinxa is
brought up to date on opening. A step that has been released is never edited: a change of the
schema is one more step at the end.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from archive.errors import ArchiveError, NewerArchive, NotAnArchive, TinxaError

Rows = Callable[[str], Sequence[tuple[Any, ...]]]
"""From a query to its rows."""


class Schema(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of Tinxa holds, and how trouble with it is told.

    *stamp* is the application id in the file's header, so that another SQLite file is not taken for
    it. *mend* is what a user can do about a damaged file, *elsewhere* about a foreign one.
    """

    name: str
    stamp: int
    steps: tuple[str, ...]
    mend: str
    elsewhere: str
    error: type[TinxaError]
    foreign: type[TinxaError]
    newer: type[TinxaError]


BANDS, BAND_BYTES = 16, 3
"""How many pieces of a fingerprint are looked up, from its beginning, and their bytes."""

_BAND_INDEXES = "".join(
    f"CREATE INDEX fingerprints_by_band_{band} ON fingerprints"
    f" (substr(fingerprint, {1 + band * BAND_BYTES}, {BAND_BYTES}));\n"
    for band in range(BANDS)
)

FIELDS = {
    "title": "$.field_sources.title",
    "published": "$.date_source",
    "category": "$.field_sources.category",
    "summary": "$.field_sources.summary",
    "authors": "$.field_sources.authors",
    "captions": "$.field_sources.captions",
    "body": "$.field_sources.body",
    "attachments": "$.field_sources.attachments",
}
"""The fields that are counted, and the path at which an article tells where each came from."""
UNKNOWN = "unknown"
"""The origin of a field of which an imported record says nothing."""

_FIELDS_OF_ARTICLE = " || ',' || ".join(
    f"iif(coalesce(json_extract(article, '$.{field}'), '') IN ('', '[]'), '',"
    f" coalesce(json_extract(article, '{origin}'), '{UNKNOWN}'))"
    for field, origin in FIELDS.items()
)

_ARCHIVE_STEPS: tuple[str, ...] = (
    """
    CREATE TABLE articles (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        url TEXT,
        source TEXT,
        published TEXT,
        status TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        first_seen TEXT NOT NULL,
        change INTEGER NOT NULL,
        article TEXT NOT NULL
    );
    CREATE INDEX articles_by_change ON articles (change);
    CREATE INDEX articles_by_source ON articles (source);
    -- What an article was before it changed, oldest first.
    CREATE TABLE versions (
        id TEXT NOT NULL,
        replaced_at TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        article TEXT NOT NULL
    );
    CREATE INDEX versions_by_id ON versions (id);
    -- Ids taken out of the archive, so that an index can follow.
    CREATE TABLE removals (id TEXT PRIMARY KEY, change INTEGER NOT NULL);
    -- What recognisers found, with the version of the recogniser that found it.
    CREATE TABLE derived (
        id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        version TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (id, kind)
    ) WITHOUT ROWID;
    -- One row: the number of the newest change (every write of an article takes the next one),
    -- and a name of this archive, so that an index knows which one it follows.
    CREATE TABLE clock (change INTEGER NOT NULL, archive TEXT NOT NULL);
    INSERT INTO clock VALUES (0, lower(hex(randomblob(8))));
    """,
    """
    -- What a newsroom put right by hand, beside what the portal published.
    CREATE TABLE corrections (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        correction TEXT NOT NULL
    );
    CREATE INDEX corrections_by_id ON corrections (id, at, number);
    """,
    """
    -- Articles removed for good. All that is kept of one is when, why, and hashes of its addresses.
    CREATE TABLE forgettings (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        hash TEXT NOT NULL,
        -- Of an index that has not followed to this change nobody can tell what has to leave it.
        change INTEGER NOT NULL,
        -- begun: removed here; cleared: removed elsewhere too; done: gone from the files' bytes.
        state TEXT NOT NULL DEFAULT 'begun'
    );
    CREATE TABLE forgotten (
        hash TEXT PRIMARY KEY,
        number INTEGER NOT NULL REFERENCES forgettings (number)
    ) WITHOUT ROWID;
    -- What is still to be removed elsewhere, in plain; emptied as soon as it is.
    CREATE TABLE unforgotten (
        number INTEGER NOT NULL REFERENCES forgettings (number),
        kind TEXT NOT NULL,
        value TEXT NOT NULL
    );
    -- One row: the key of the hashes, so that those of two archives cannot be compared.
    CREATE TABLE hashing (key TEXT NOT NULL);
    INSERT INTO hashing VALUES (lower(hex(randomblob(32))));
    """,
    f"""
    -- What near-duplicates are told by.
    CREATE TABLE fingerprints (
        row INTEGER PRIMARY KEY REFERENCES articles (row) ON DELETE CASCADE,
        fingerprint BLOB NOT NULL
    );
    {_BAND_INDEXES}
    -- The groups of near-duplicates: each member with the number of its group.
    CREATE TABLE duplicates (
        row INTEGER PRIMARY KEY REFERENCES fingerprints (row) ON DELETE CASCADE,
        number INTEGER NOT NULL
    );
    CREATE INDEX duplicates_by_number ON duplicates (number);
    -- Groups that lost a member since they were last looked at.
    CREATE TABLE torn_groups (number INTEGER PRIMARY KEY);
    -- One row: what version the fingerprints are of, up to which change of the articles there are
    -- some, the newest number of a group, and a count of all changes of groups.
    CREATE TABLE grouping (
        version TEXT NOT NULL,
        followed INTEGER NOT NULL,
        newest INTEGER NOT NULL,
        edition INTEGER NOT NULL
    );
    INSERT INTO grouping VALUES ('', 0, 0, 0);
    CREATE TRIGGER duplicates_left AFTER DELETE ON duplicates BEGIN
        INSERT OR IGNORE INTO torn_groups VALUES (OLD.number);
        UPDATE grouping SET edition = edition + 1;
    END;
    """,
    f"""
    -- What is told of each source, without reading its articles: which fields each one has, in the
    -- order of FIELDS, by where they came from, and when it was fetched.
    ALTER TABLE articles ADD COLUMN fields TEXT GENERATED ALWAYS AS ({_FIELDS_OF_ARTICLE}) VIRTUAL;
    ALTER TABLE articles ADD COLUMN fetched_at TEXT
        GENERATED ALWAYS AS (json_extract(article, '$.fetched_at')) VIRTUAL;
    CREATE INDEX articles_told ON articles (source, row, fields, published, status, fetched_at);
    DROP INDEX articles_by_source;
    """,
)

ARCHIVE = Schema(
    name="archive",
    stamp=0x54784E61,
    steps=_ARCHIVE_STEPS,
    mend="Put your backup in its place.",
    elsewhere="Choose another --data.",
    error=ArchiveError,
    foreign=NotAnArchive,
    newer=NewerArchive,
)


def prepare(connection: sqlite3.Connection, place: str, schema: Schema) -> None:
    """Create *schema* in an empty file, or bring an earlier one up to date, in one transaction.

    Raises the schema's errors for a foreign and a newer file; then nothing was written.
    """
    version = _version(lambda query: connection.execute(query).fetchall(), place, schema)
    if version < len(schema.steps):
        _step_up(connection, version, schema)


def require_current(rows: Rows, place: str, schema: Schema) -> None:
    """Check a file that may only be read. Raises the schema's errors, for an earlier file too."""
    version = _version(rows, place, schema)
    if version < len(schema.steps):
        raise schema.error(
            f"{place}: written by an earlier Tinxa, and you may not write it. Run tinxa status once"
            " as the user to whom it belongs, which brings it up to date."
        )


def _version(rows: Rows, place: str, schema: Schema) -> int:
    try:
        ((stamp,),) = rows("PRAGMA application_id")
        ((version,),) = rows("PRAGMA user_version")
        ((tables,),) = rows("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        raise schema.error(
            f"{place}: could not be opened ({error}). Stop the program that holds it, or see to it"
            " that it may be read."
        ) from error
    except sqlite3.DatabaseError as error:
        raise schema.foreign(
            f"{place}: not a readable {schema.name} ({error}). {schema.mend}"
        ) from error
    if stamp != schema.stamp and tables:
        raise schema.foreign(
            f"{place}: an SQLite file, but not of Tinxa, or of another kind. {schema.elsewhere}"
        )
    if version > len(schema.steps):
        raise schema.newer(
            f"{place}: written by a later Tinxa (schema {version}, this one knows"
            f" {len(schema.steps)}). Update Tinxa to open it."
        )
    return int(version)


def _step_up(connection: sqlite3.Connection, version: int, schema: Schema) -> None:
    steps = ";".join(schema.steps[version:])
    connection.executescript(
        f"BEGIN IMMEDIATE; {steps}; PRAGMA application_id = {schema.stamp};"
        f"PRAGMA user_version = {len(schema.steps)}; COMMIT;"
    )
