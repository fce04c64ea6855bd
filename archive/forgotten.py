"""What an archive still knows of the articles that it was made to forget: hashes, and no more.

The hashes are keyed (HMAC-SHA256) with a random key of the archive: a list of them tells nothing
without it, those of two archives have nothing in common, and none resembles an article's id, which
is a plain hash of its address. Whoever has the archive can ask it about an address that they know
already, as the crawler does; none can be read from it.
"""

import hmac
from typing import NamedTuple

from archive.addresses import both_schemes
from archive.article import Article
from archive.database import Database
from archive.errors import Forgotten

_LENGTH = 32


class Forgetting(NamedTuple):
    """One removal: *at* an instant in UTC, for a *reason*; *hashes* of its addresses.

    *done* where nothing of it is left to be removed.
    """

    number: int
    at: str
    reason: str
    hashes: tuple[str, ...]
    done: bool


def forgetting_of(
    database: Database, *, url: str | None = None, article_id: str | None = None
) -> Forgetting | None:
    """Return by which removal an address or an id was forgotten; None where it was not."""
    if not database.rows("SELECT 1 FROM forgotten LIMIT 1"):
        return None
    wanted = hashes_of(database, urls=[url] if url else (), ids=[article_id] if article_id else ())
    marks = ",".join("?" * len(wanted))
    found = database.rows(f"SELECT number FROM forgotten WHERE hash IN ({marks})", wanted)
    return forgettings(database, number=found[0][0])[0] if found else None


def forgettings(database: Database, *, number: int | None = None) -> list[Forgetting]:
    """Return all removals, or the one of that number, oldest first; the chief hash comes first."""
    hashes: dict[int, list[str]] = {}
    for of, each in database.rows(
        "SELECT f.number, h.hash FROM forgettings f JOIN forgotten h ON h.number = f.number"
        " WHERE ?1 IS NULL OR f.number = ?1 ORDER BY h.hash != f.hash, h.hash",
        (number,),
    ):
        hashes.setdefault(of, []).append(each)
    rows = database.rows(
        "SELECT number, at, reason, state = 'done' FROM forgettings"
        " WHERE ?1 IS NULL OR number = ?1 ORDER BY number",
        (number,),
    )
    return [
        Forgetting(of, at, reason, tuple(hashes.get(of, ())), bool(done))
        for of, at, reason, done in rows
    ]


def refuse_forgotten(database: Database, article: Article) -> None:
    """Raise `Forgotten` where *article*, its address or its id, was forgotten."""
    found = forgetting_of(database, url=article.url, article_id=article.id)
    if found is not None:
        raise Forgotten(
            f"was forgotten on {found.at[:10]} ({found.reason}) and is not taken again."
            " tinxa forget --list tells what was."
        )


def hashes_of(
    database: Database, *, urls: "list[str] | tuple[str, ...]", ids: "list[str] | tuple[str, ...]"
) -> list[str]:
    """Return the hashes of addresses, whatever their scheme, and of ids, each once."""
    key = bytes.fromhex(database.rows("SELECT key FROM hashing")[0][0])
    # A portal that moves from http to https shows the same article.
    named = [f"url {both_schemes(url)[0]}" for url in urls] + [f"id {each}" for each in ids]
    return list(dict.fromkeys(_hash(key, each) for each in named))


def _hash(key: bytes, named: str) -> str:
    return hmac.digest(key, named.encode(), "sha256").hex()[:_LENGTH]
