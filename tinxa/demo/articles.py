"""The demo's articles: one text file each, a TOML header over the body."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec

from archive.errors import RecordError
from vietnamese.clock import VIETNAM
from vietnamese.tables import data_path

_FENCE = "+++\n"
_CAPTION = "[ảnh]"
# The categories, and how each stands in an address.
CATEGORIES = {
    "Chính trị": "chinh-tri",
    "Kinh tế": "kinh-te",
    "Văn hóa - Xã hội": "van-hoa-xa-hoi",
    "Quốc phòng - An ninh": "quoc-phong-an-ninh",
    "Nông thôn mới": "nong-thon-moi",
    "Cải cách hành chính": "cai-cach-hanh-chinh",
    "Thông báo": "thong-bao",
}


class Block(NamedTuple):
    """A paragraph of an article, or the caption of a picture between two paragraphs."""

    text: str
    caption: bool


class DemoArticle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One article as its file gives it; *number* is the file's own, unique in its portal."""

    number: int
    title: str
    published: datetime
    category: str
    section: str
    slug: str
    communes: tuple[str, ...]
    documents: tuple[str, ...] = ()
    summary: str | None = None
    authors: tuple[str, ...]
    byline: str | None = None
    blocks: tuple[Block, ...]

    @property
    def body(self) -> str:
        """The paragraphs, joined by newlines, without captions."""
        return "\n".join(block.text for block in self.blocks if not block.caption)

    @property
    def views(self) -> int:
        """How often the portal says the article was read: invented, but always the same."""
        return 180 + crc32(self.slug.encode()) % 5000


def read_articles(portal: str) -> tuple[DemoArticle, ...]:
    """Return the articles of the folder *portal*, newest first.

    Raises `RecordError` where a file is not as data/demo/README.md describes it.
    """
    paths = (data_path("demo") / "articles" / portal).glob("*.txt")
    read = [read_article(path) for path in paths]
    return tuple(sorted(read, key=lambda a: (a.published, a.number), reverse=True))


def read_article(path: Path) -> DemoArticle:
    """Return the article in the file *path*, whose name begins with its number."""
    try:
        _, header, body = path.read_text(encoding="utf-8").split(_FENCE, 2)
        fields = tomllib.loads(header)
        fields["published"] = _moment(fields["published"])
        fields["section"] = CATEGORIES[fields["category"]]
        fields["number"] = int(path.name.split("-", 1)[0])
        return msgspec.convert(fields | {"blocks": _blocks(body)}, DemoArticle)
    except (KeyError, ValueError) as error:
        raise RecordError(
            f"{path}: not an article of the demo: {error}. data/demo/README.md has the format."
        ) from error


def _moment(written: str) -> datetime:
    return datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=VIETNAM)


def _blocks(body: str) -> list[Block]:
    lines = (line.strip() for line in body.splitlines())
    return [
        Block(line.removeprefix(_CAPTION).strip(), caption=line.startswith(_CAPTION))
        for line in lines
        if line
    ]
