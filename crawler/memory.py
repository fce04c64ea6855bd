"""The schema of `frontier.sqlite`: what the crawler remembers of portals, beside the archive."""

from archive.schema import Schema
from crawler.errors import FrontierError

_STEPS = (
    """
    CREATE TABLE urls (
        number INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        portal TEXT NOT NULL,
        host TEXT NOT NULL,
        kind TEXT NOT NULL,
        -- The order of visits: entry files, articles, lists.
        rank INTEGER NOT NULL,
        depth INTEGER NOT NULL,
        -- By which ways it was found: 1 lists, 2 sitemaps, 4 feeds.
        ways INTEGER NOT NULL DEFAULT 0,
        -- The list that showed it first.
        parent INTEGER,
        state TEXT NOT NULL DEFAULT 'new',
        reason TEXT,
        due REAL NOT NULL DEFAULT 0,
        tries INTEGER NOT NULL DEFAULT 0,
        visits INTEGER NOT NULL DEFAULT 0,
        fetched_at REAL,
        etag TEXT,
        last_modified TEXT,
        published TEXT
    );
    CREATE INDEX waiting ON urls (portal, state, rank, depth, number);
    CREATE INDEX shown ON urls (parent, kind) WHERE parent IS NOT NULL;
    -- A host that is not to be asked before it is due, for it is in trouble or said so.
    CREATE TABLE hosts (
        host TEXT PRIMARY KEY,
        due REAL NOT NULL DEFAULT 0,
        failures INTEGER NOT NULL DEFAULT 0,
        reason TEXT
    ) WITHOUT ROWID;
    -- How many lists of one shape in a row showed no article that lists had not shown before.
    CREATE TABLE shapes (
        portal TEXT NOT NULL,
        shape TEXT NOT NULL,
        barren INTEGER NOT NULL,
        PRIMARY KEY (portal, shape)
    ) WITHOUT ROWID;
    -- Every crawl of every portal, for the calendar of what was covered.
    CREATE TABLE rounds (
        portal TEXT NOT NULL,
        started REAL NOT NULL,
        ended REAL NOT NULL,
        result TEXT NOT NULL,
        new INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        same INTEGER NOT NULL,
        skipped INTEGER NOT NULL,
        failed INTEGER NOT NULL
    );
    CREATE INDEX rounds_by_portal ON rounds (portal, started);
    -- When a portal that is watched is to be looked at next, and how often, in seconds.
    CREATE TABLE rhythms (portal TEXT PRIMARY KEY, due REAL NOT NULL, rest REAL NOT NULL)
    WITHOUT ROWID;
    """,
    """
    -- The address that this one is but another of: it is redirected there, or says so itself.
    ALTER TABLE urls ADD COLUMN home INTEGER;
    CREATE INDEX homes ON urls (home) WHERE home IS NOT NULL;
    """,
    """
    -- Which articles link to a file, a file being an address of its own kind.
    CREATE TABLE links (
        url TEXT NOT NULL,
        article TEXT NOT NULL,
        PRIMARY KEY (url, article)
    ) WITHOUT ROWID;
    """,
    """
    -- The days on which a portal was looked at, without reading the rounds themselves.
    CREATE INDEX rounds_by_end ON rounds (portal, ended, started, result);
    """,
)
_DELETE = "Delete it: the crawl then visits every page anew, and no article is lost."

MEMORY = Schema(
    name="frontier",
    stamp=0x54784672,
    steps=_STEPS,
    mend=_DELETE,
    elsewhere=_DELETE,
    error=FrontierError,
    foreign=FrontierError,
    newer=FrontierError,
)
