"""What an index keeps of a record to filter, count and sort by."""

import msgspec

from archive.article import Document, Mention, Record
from indexer.query import BY_DATE, CERTAIN, GUESSED
from vietnamese.clock import day_of
from vietnamese.documents.signs import dated
from vietnamese.places.history import parents
from vietnamese.writing import old_style


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The filterable fields of one record; year and month follow from *published*.

    *fetched* is the day in Viet Nam on which it was first seen.
    """

    published: str | None
    fetched: str | None
    certain_date: bool
    source: str | None
    category: str | None
    district: str | None
    province: str | None
    communes: tuple[str, ...]
    documents: tuple[str, ...]

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values that a record has of *facet*."""
        if facet in BY_DATE:
            return self._of_date(facet) if self.published else ()
        match facet:
            case "commune":
                return self.communes
            case "document":
                return self.documents
            case _:
                value = getattr(self, facet)
                return (value,) if value else ()

    def _of_date(self, facet: str) -> tuple[str, ...]:
        day = str(self.published)
        sure = CERTAIN if self.certain_date else GUESSED
        return ({"year": day[:4], "month": day[:7], "day": day, "date": sure}[facet],)


def fields_of(record: Record) -> Fields:
    """Return the filterable fields of *record*."""
    article, derived = record.article, record.derived
    place = article.place
    return Fields(
        published=article.published,
        fetched=day_of(record.first_seen) if record.first_seen else None,
        certain_date=article.published is not None and article.date_source != "guess",
        source=article.source,
        category=article.category,
        district=place.district if place else None,
        province=place.province if place else None,
        communes=tuple(dict.fromkeys(v for m in derived.communes for v in commune_values(m))),
        documents=tuple(dict.fromkeys(v for d in derived.documents for v in facet_values(d))),
    )


def commune_values(mention: Mention) -> tuple[str, ...]:
    """Return the values of the facet for *mention*: its unit, and the present units that hold it.

    Without a unit it is as it was written, two spellings (Hoằng Hoá, Hoằng Hóa) being one value.

    >>> commune_values(Mention(name="xã Đông Tiến", unit="16405@2021"))
    ('16405@2021', '15853@2025-07+')
    """
    if mention.unit is None:
        return (old_style(mention.label),)
    return (mention.unit, *parents(mention.unit))


def facet_values(document: Document) -> tuple[str, ...]:
    """Return the values of the facet for *document*: its number, and the number of that year.

    Many documents bear the number 259/QĐ-TTg, one each year. All that cite it are found by the
    number alone, those that state the year by both; what no date tells apart stays together.
    """
    if (of_year := dated(document.number, document.date)) is None:
        return (document.number,)
    return (document.number, of_year)
