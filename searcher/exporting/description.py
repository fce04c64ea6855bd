"""What an export says of itself, so that it can be cited and repeated."""

from datetime import UTC, datetime
from typing import Literal
from urllib.parse import quote, unquote

import msgspec

from archive import __version__
from archive.article import Record
from searcher.question import Question
from searcher.searcher import Searcher

Language = Literal["vi", "en"]
TableName = Literal["articles", "figures", "communes", "documents"]

_MARK = "tinxa-export:"
_ITEM = "tinxa-item:"


class Matter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The dossier that is exported: its title, its notes, and what ties its articles together.

    *notes* are those of articles, by id; of *documents* and *communes* those named most come first.
    """

    title: str
    note: str = ""
    notes: dict[str, str] = {}
    documents: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()


class Selection(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is exported: all that *question* finds, or just *ids* in their order.

    *matter* is the dossier that they are of.

    *short* leaves the bodies out; *table* other than ``articles`` tells what they report, name or
    cite, one a row.
    """

    question: Question = Question()
    ids: tuple[str, ...] = ()
    matter: Matter | None = None
    table: TableName = "articles"
    short: bool = False
    lang: Language = "vi"


class Description(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An export in its own words.

    *total* is how many articles it holds, *unknown* which ids asked for the archive lacks,
    *exported_at* and *indexed_at* instants in UTC. *archive* names the archive, *change* is how far
    the index had followed it, *articles* how many the index held. *link* shows the same on the
    page, where an address can say it.
    """

    selection: Selection
    total: int
    unknown: tuple[str, ...] = ()
    exported_at: str
    tinxa: str
    archive: str
    change: int
    indexed_at: str
    articles: int
    demo: bool = False
    link: str | None = None


def describe(
    searcher: Searcher, selection: Selection, *, demo: bool, link: str | None
) -> Description:
    """Return the description of an export that is to be made now. Raises `QueryError`."""
    state = searcher.status()
    known = {record.article.id for record in searcher.picked(selection.ids)}
    return Description(
        selection=selection,
        total=len(known) if selection.ids else _counted(searcher, selection.question),
        unknown=tuple(one for one in selection.ids if one not in known),
        exported_at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        tinxa=__version__,
        archive=state.archive,
        change=state.change,
        indexed_at=state.built_at,
        articles=state.articles,
        demo=demo,
        link=link,
    )


def marked(about: Description) -> str:
    """Return *about* as one word of ASCII, which stands unchanged in every kind of text.

    `unmarked` reads it again.
    """
    return _MARK + quote(msgspec.json.encode(about), safe="")


def unmarked(word: str) -> Description:
    """Return what `marked` was given. Raises `ValueError` where *word* is something else."""
    if not word.startswith(_MARK):
        raise ValueError(word)
    return msgspec.json.decode(unquote(word.removeprefix(_MARK)), type=Description)


def item(record: Record) -> str:
    """Return id and hash of an article as one word of ASCII.

    >>> item_of("tinxa-item:ab12:a%20b")
    ('a b', 'ab12')
    """
    return f"{_ITEM}{record.article.content_hash}:{quote(record.article.id, safe='')}"


def item_of(word: str) -> tuple[str, str]:
    """Return id and hash of what `item` made. Raises `ValueError` where it is something else."""
    start, content_hash, article_id = word.split(":")
    if f"{start}:" != _ITEM:
        raise ValueError(word)
    return unquote(article_id), content_hash


def _counted(searcher: Searcher, question: Question) -> int:
    if question.fold:
        return sum(1 for _ in searcher.ids(question))
    return searcher.total(question)
