"""What stands in the form with which an article is put right, and what of it was changed."""

from collections.abc import Mapping
from typing import NamedTuple

from starlette.datastructures import FormData

from archive.article import Amendable, Record
from searcher.amendments import Typed, clean
from ui.markup import day

BEFORE = "cu_"
"""Begins the name of what stood in a field when the form was shown: only what differs is put right,
so that nobody takes back unseen what another one put right meanwhile."""
FIELDS: Mapping[Amendable, str] = {
    "published": "ngay_dang",
    "title": "tieu_de",
    "summary": "sapo",
    "authors": "tac_gia",
    "category": "chuyen_muc",
    "commune": "them_xa",
}
"""How the form names the field that holds each."""
_WRITTEN = ("ghi_chu", "nguoi")


class Filled(NamedTuple):
    """What stands in the form, by field: *before* as it was shown, *now* as it was sent.

    *off* are communes to take off; *sure* says that a day that was guessed is right.
    """

    before: Mapping[str, str]
    now: Mapping[str, str]
    off: tuple[str, ...] = ()
    sure: bool = False

    def typed(self) -> Typed:
        """Return what differs from what was shown."""
        published = self._changed("ngay_dang")
        if published is None and self.sure:
            published = self.before["ngay_dang"]
        authors = _lines(self.now["tac_gia"])
        same = authors == _lines(self.before["tac_gia"])
        added = clean(self.now["them_xa"])
        return Typed(
            published=published,
            title=self._changed("tieu_de"),
            summary=self._changed("sapo"),
            authors=() if same else authors or ("",),
            category=self._changed("chuyen_muc"),
            communes=(added,) if added else (),
            no_communes=self.off,
        )

    def _changed(self, name: str) -> str | None:
        now = clean(self.now[name])
        return None if now == clean(self.before[name]) else now


def standing(record: Record) -> Filled:
    """Return the form as it is shown first: what holds."""
    article = record.article
    values = {
        "ngay_dang": day(article.published),
        "tieu_de": clean(article.title or ""),
        "sapo": clean(article.summary or ""),
        "tac_gia": "\n".join(map(clean, article.authors)),
        "chuyen_muc": clean(article.category or ""),
        "them_xa": "",
    }
    return Filled(values, values | dict.fromkeys(_WRITTEN, ""))


def sent(fields: FormData) -> Filled:
    """Return the form as it was sent."""

    def one(name: str) -> str:
        return str(fields.get(name, ""))

    return Filled(
        {name: one(f"{BEFORE}{name}") for name in FIELDS.values()},
        {name: one(name) for name in (*FIELDS.values(), *_WRITTEN)},
        tuple(str(each) for each in fields.getlist("bo_xa")),
        sure=one("dung_ngay") == "1",
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(clean, text.splitlines()) if line)
