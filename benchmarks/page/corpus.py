"""The articles that the page shows: dated by the usual rule, published by portals of one province.

Their communes are real units, so that facets are as full, and as deep, as those of an archive that
was crawled.
"""

import hashlib
from functools import cache
from pathlib import Path

import msgspec

from archive.article import Mention, Place
from archive.store import Archive
from benchmarks.speed.archives import Dressing, Measured, prepared
from benchmarks.speed.corpus import COMMUNES, Dressed, Raw
from benchmarks.speed.corpus import dressed as dated
from indexer.build import build
from indexer.engines.whoosh.engine import WhooshIndex
from vietnamese.places.table import Unit, gazetteer
from vietnamese.writing import fold

PROVINCE = "38"
"""Thanh Hóa: 559 communes and wards in 2021, more than any other but Hà Nội."""
_CATEGORIES = (
    "Thời sự", "Chính trị", "Kinh tế", "Xã hội", "Văn hóa", "Giáo dục", "Y tế", "An ninh",
)  # fmt: skip


def filled(corpus: Path, size: int, *, work: Path) -> Measured:
    """Return the archive with its index, both made where they are missing."""
    data = prepared(corpus, size, work=work, dressing=DRESSING)
    with Archive.open(data.folder.archive) as archive:
        build(archive, WhooshIndex(data.folder.index), rebuild=False, progress=lambda *_: None)
    return data


def dressed(raw: Raw) -> Dressed:
    """Return *raw* with the date of the usual rule, a portal, a category, and real communes.

    The portal is one of a district of the province, whichever the hash of the id says.
    """
    article, invented = dated(raw)
    units = _units()
    named = [units[COMMUNES.index(one.name)] for one in invented]
    drawn = int.from_bytes(hashlib.sha256(f"portal {article.id}".encode()).digest()[:8], "big")
    home = units[drawn % len(units)]
    district = _district(home)
    source = f"{fold(district.partition(' ')[2]).replace(' ', '')}.thanhhoa.example"
    published = msgspec.structs.replace(
        article,
        source=source,
        url=f"https://{source}/{article.id}.html",
        category=_CATEGORIES[drawn // len(units) % len(_CATEGORIES)],
        place=Place(district=district, province="Thanh Hóa"),
    )
    return Dressed(published, tuple(map(_mention, named)))


def _mention(unit: Unit) -> Mention:
    name = unit.name[0].lower() + unit.name[1:]
    return Mention(name=name, unit=unit.id, code=unit.code, official=unit.name)


@cache
def _units() -> tuple[Unit, ...]:
    """Return as many communes of the province as the usual rule invents."""
    known = gazetteer()
    there = [u for u in known.units if 0 in u.snapshots and known.province(u, 0).code == PROVINCE]
    return tuple(there[: len(COMMUNES)])


def _district(unit: Unit) -> str:
    found = gazetteer().district(unit, 0)
    return found.name if found else ""


DRESSING = Dressing("page-", 1, dressed)
