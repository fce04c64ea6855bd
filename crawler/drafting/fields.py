"""Selectors of an article's fields, found where the automatic reading's values stand in a page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4 import Tag
from msgspec.structs import replace as with_

from crawler.blocks import paragraphs
from crawler.cleaning import bare, clean_text
from crawler.dates import ReadDate, read_date
from crawler.document import Document
from crawler.drafting.selectors import first_fitting, steps
from crawler.extract import AUTOMATIC
from crawler.reading import Reading, read
from crawler.rules import Fields

_MOST = 0.8
_NEARLY = 0.9
_HEADINGS = ("h1", "h2", "h3", "h4")
_LONGEST_DATE = 120
_DEEPEST = 40
_TRIED = 12
_HOLDERS = frozenset({
    "article", "body", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr",
})  # fmt: skip


class Proposal(NamedTuple):
    """Selectors that give what the automatic reading gave; *missing* fields have none that does.

    *differs* says by how much the body is another one, where no selector gives quite the same.
    """

    fields: Fields
    missing: tuple[str, ...]
    differs: str | None = None


def propose_fields(document: Document, automatic: Reading) -> Proposal:
    """Return selectors for a page that no profile knows, each tried on the page itself.

    *automatic* is the automatic reading of *document*.
    """
    fields, missing = _tried(document, automatic, list(_FINDERS))
    if "body" in missing and fields.summary:
        # The automatic reading may have the summary in its body.
        others = [name for name in _FINDERS if name != "summary"]
        fields, missing = _tried(document, automatic, others)
        missing = ("summary", *missing)
    return Proposal(fields, missing, _difference(document, automatic, fields))


def _tried(
    document: Document, automatic: Reading, names: Sequence[str]
) -> tuple[Fields, tuple[str, ...]]:
    """Return the selectors of the fields *names*, and those of them that none was found for."""
    fields, missing = Fields(), list[str]()
    for name in names:
        if automatic.fields[name].value:
            found = _FINDERS[name](document, automatic, fields)
            fields = found or fields
            missing += [] if found else [name]
    return fields, tuple(missing)


def _summary(document: Document, automatic: Reading, fields: Fields) -> Fields | None:
    """Say where the summary stands; whether it fits is seen with the body."""
    text = automatic.content.summary.value or ""
    found = first_fitting(_saying(document, text), document.soup, lambda _: True)
    return with_(fields, summary=(found,)) if found else None


def _body(document: Document, automatic: Reading, fields: Fields) -> Fields | None:
    """Say where the body stands: where it is the same, else where it is nearly so."""
    lines = {bare(line) for line in automatic.content.body.value or ()}
    for least in (1.0, _NEARLY):
        for container in _containers(document, lines):
            for strip in ((), tuple(dict.fromkeys(_foreign(container, lines)))):
                stripped = with_(fields, strip=strip)

                def fits(selector: str, tried: Fields = stripped, alike: float = least) -> bool:
                    found = _reread(document, with_(tried, body=(selector,)))
                    return _likeness(automatic, found) >= alike

                if selector := first_fitting((container,), document.soup, fits):
                    return with_(stripped, body=(selector,))
    return None


def _likeness(automatic: Reading, found: Reading) -> float:
    """Return how much two bodies share, from 0 to 1; 0 for one that no selector gave."""
    if found.content.body.source != "selector":
        return 0.0
    bodies = [list(map(bare, each.content.body.value or ())) for each in (automatic, found)]
    if bodies[0] == bodies[1]:
        return 1.0
    one, other = (Counter(" ".join(body).split()) for body in bodies)
    # Below 1, for the lines differ even where the words do not.
    return 0.999 * 2 * (one & other).total() / (one.total() + other.total() or 1)


def _difference(document: Document, automatic: Reading, fields: Fields) -> str | None:
    if not fields.body:
        return None
    likeness = _likeness(automatic, _reread(document, fields))
    if likeness == 1:
        return None
    return f"it shares {likeness:.0%} of its words with the automatic reading"


def _title(document: Document, automatic: Reading, fields: Fields) -> Fields | None:
    text = automatic.title.value or ""
    ranks = {name: rank for rank, name in enumerate(_HEADINGS)}
    tags = sorted(_saying(document, text), key=lambda tag: ranks.get(tag.name, len(ranks)))

    def fits(selector: str) -> bool:
        found = _reread(document, with_(fields, title=(selector,))).title
        return found.source == "selector" and bare(found.value or "") == bare(text)

    found = first_fitting(tags, document.soup, fits)
    return with_(fields, title=(found,)) if found else None


def _date(document: Document, automatic: Reading, fields: Fields) -> Fields | None:
    """Say where the date stands: printed with the same time, else the nearest to the title."""
    wanted = automatic.date.value
    if wanted is None:
        return None

    def fits(selector: str) -> bool:
        found = _reread(document, with_(fields, date=(selector,))).date
        return found.source == "selector" and found.value in (wanted, ReadDate(wanted.date))

    tags = _all(document)
    heading = document.selected(fields.title)
    top = next((at for at, tag in enumerate(tags) if heading and tag is heading[0]), 0)
    dated = []
    for at, tag in enumerate(tags):
        text = tag.get_text(" ")
        read_ = read_date(text) if len(text) < _LONGEST_DATE else None
        if read_ and read_.date == wanted.date:
            dated.append((read_.time != wanted.time, abs(at - top), at))
    found = first_fitting((tags[at] for _, _, at in sorted(dated)), document.soup, fits)
    return with_(fields, date=(found,)) if found else None


_FINDERS = {"summary": _summary, "body": _body, "title": _title, "published": _date}


def _reread(document: Document, fields: Fields) -> Reading:
    return read(document, with_(AUTOMATIC, article=fields))


def _all(document: Document) -> list[Tag]:
    return (document.soup.body or document.soup).find_all(_is_any)


def _is_any(_: Tag) -> bool:
    return True


def _saying(document: Document, text: str) -> list[Tag]:
    """Return the elements that say *text* and nothing else, in their order."""
    short = [tag for tag in _all(document) if len(tag.get_text()) < 2 * len(text) + 100]
    return [tag for tag in short if bare(clean_text(tag.get_text(" "))) == bare(text)]


def _containers(document: Document, lines: set[str]) -> list[Tag]:
    """Return the elements that hold nearly all of *lines*, the innermost first."""
    chain: list[Tag] = []
    inner: Tag | None = document.soup.body or document.soup
    while inner is not None:
        chain.insert(0, inner)
        inner = next((c for c in _holders(inner) if _share(c, lines) >= _MOST), None)
    return chain[:_TRIED]


def _foreign(container: Tag, lines: set[str], depth: int = 0) -> Iterator[str]:
    """Yield selectors of what stands in *container* and holds none of *lines*."""
    if depth > _DEEPEST:
        return
    for child in _children(container):
        if not child.get_text().strip():
            continue
        if _share(child, lines):
            yield from _foreign(child, lines, depth + 1)
        elif step := next(steps(child), None):
            yield step


def _holders(tag: Tag) -> list[Tag]:
    """Return the children of *tag* that are made for paragraphs: one's only one is no body."""
    return [child for child in _children(tag) if child.name in _HOLDERS]


def _children(tag: Tag) -> list[Tag]:
    return [child for child in tag.children if isinstance(child, Tag)]


def _share(tag: Tag, lines: set[str]) -> float:
    shown = {bare(line.text) for line in paragraphs(tag)}
    return len(lines & shown) / (len(lines) or 1)
