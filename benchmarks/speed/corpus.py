"""Any JSON Lines corpus as articles with a date and communes, given by a fixed rule."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from archive.article import Article, Mention
from archive.exchange import ALIASES, article_from

Raw = dict[str, Any]
"""A line of a corpus: `id`, `title`, `body`, whatever else."""

FIRST_DAY = date(2019, 1, 1)
DAYS = (date(2026, 1, 1) - FIRST_DAY).days
UNDATED_IN = 50
"""One article in so many has no date."""

_FIRST = (
    "An Bắc Bình Cẩm Đại Đông Hải Hoàng Hòa Kim Long Minh Mỹ Nam Ngọc Phú Quang Quý Tân Tây"
    " Thanh Thiệu Trung Vĩnh Xuân"
).split()
_SECOND = (
    "An Bình Cường Dương Giang Hà Hải Hưng Khê Lâm Lộc Phong Phúc Sơn Tâm Thành Thịnh Thủy Tiến Yên"
).split()
COMMUNES = tuple(f"xã {one} {two}" for one in _FIRST for two in _SECOND)
"""500 names that sound as communes do; an article names none to three of them."""


class Dressed(NamedTuple):
    """An article with its date, and the communes that are kept as derived from it."""

    article: Article
    communes: tuple[Mention, ...]


def read(path: Path, *, limit: int | None = None) -> Iterator[Raw]:
    """Yield the records of a ``.jsonl`` or ``.jsonl.gz`` file with id, title and body."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, limit)):
            raw = {ALIASES.get(key, key): value for key, value in json.loads(line).items()}
            yield {
                "id": str(raw.get("id") or f"line-{number}"),
                "title": str(raw.get("title") or ""),
                "body": str(raw.get("body") or ""),
            }


def dressed(raw: Raw) -> Dressed:
    """Return *raw* as an article with the date and the communes that its id gives it.

    All is read off one hash of the id: the day is uniform from 2019 to 2025, one article in
    `UNDATED_IN` has none, and the first communes are named far more often than the last.
    """
    drawn = _Drawn(raw["id"])
    undated = drawn.below(UNDATED_IN) == 0
    day = FIRST_DAY + timedelta(days=drawn.below(DAYS))
    chosen = dict.fromkeys(_commune(drawn) for _ in range(drawn.below(4)))
    fields = {**raw, "published": None if undated else day.isoformat(), "date_source": "selector"}
    article, _ = article_from({key: value for key, value in fields.items() if value is not None})
    return Dressed(article, tuple(Mention(name=name) for name in chosen))


class _Drawn:
    """Numbers drawn from the hash of a text, the same on every machine."""

    def __init__(self, text: str) -> None:
        self._left = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")

    def below(self, limit: int) -> int:
        """Return a number from 0 to *limit* - 1."""
        self._left, number = divmod(self._left, limit)
        return number


def _commune(drawn: _Drawn) -> str:
    """Squared, an even draw leans to the first names, as districts of several sizes would."""
    return COMMUNES[int((drawn.below(10_000) / 10_000) ** 2 * len(COMMUNES))]
