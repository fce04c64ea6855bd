"""The communes, wards and townships of a result as a long table: one row for each in an article."""

from collections.abc import Iterable, Iterator

from archive.article import Mention, Record
from searcher.exporting.rows import ArticleRow, article_fields
from vietnamese.places.history import members, parents
from vietnamese.places.table import gazetteer


class Row(ArticleRow, frozen=True, kw_only=True):
    """A unit that an article names, *name* as written there.

    *unit* (``CODE@SNAPSHOT``) and *official* are empty where it is not in the gazetteer.
    *present_units* are the units of July 2025 (``CODE@2025-07+``) that hold it or a part of it,
    *present* their names, *province* their provinces; each parted by "; ". *mentions* is how often
    the body names it.
    """

    unit: str | None
    official: str | None
    name: str
    certain: bool
    present_units: str
    present: str
    province: str
    mentions: int


def rows(records: Iterable[Record]) -> Iterator[Row]:
    """Yield the units that *records* name, in the order of the records."""
    for record in records:
        for mention in record.derived.communes:
            yield _row(record, mention)


def _row(record: Record, mention: Mention) -> Row:
    present = parents(mention.unit) if mention.unit else ()
    places = gazetteer()
    units = [places.by_id[members(value)[0]] for value in present]
    provinces = dict.fromkeys(places.province(unit, 2).name for unit in units)
    return Row(
        **article_fields(record),
        unit=mention.unit,
        official=mention.official,
        name=mention.name,
        certain=mention.certain,
        present_units="; ".join(present),
        present="; ".join(unit.name for unit in units),
        province="; ".join(provinces),
        mentions=len(mention.spans),
    )
