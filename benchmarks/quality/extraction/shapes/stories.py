"""Articles to make pages of: real titles and texts, invented dates, names and captions."""

import datetime as dt
import gzip
import json
import random
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup

from benchmarks.quality.extraction.shapes.words import Words

_FIRST_DAY = dt.date(2015, 1, 1)
_DAYS = 3300
_READ, _TAKEN = 3000, 400
_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Trịnh", "Mai")
_NAMES = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Quang", "Vân")
_OFFICES = (
    "Văn phòng HĐND - UBND huyện", "Ban Biên tập", "Trung tâm VHTT&DL huyện", "UBND xã Yên Phú",
    "Phòng Nông nghiệp và PTNT huyện", "Đoàn xã Hà Vân", "Công an xã Phú Lâm",
)  # fmt: skip
_CAPTIONS = (
    "Toàn cảnh hội nghị", "Quang cảnh buổi lễ", "Các đại biểu dự buổi làm việc",
    "Lãnh đạo huyện trao giấy khen cho các tập thể", "Đ/c Bí thư Huyện ủy phát biểu chỉ đạo",
    "Người dân thôn Đông thu hoạch lúa", "Đoàn kiểm tra thực địa tại xã Yên Phú",
    "Một góc trung tâm xã. Ảnh: Hoàng Nam", "Đội hình ra quân sáng 12/5",
)  # fmt: skip
_CATEGORIES = (
    "Tin trong huyện", "Văn hóa - Xã hội", "Kinh tế", "Nông thôn mới", "Hoạt động của lãnh đạo",
    "An ninh - Quốc phòng", "Tin tức - Sự kiện", "Cải cách hành chính",
)  # fmt: skip


class Story(NamedTuple):
    """An article; *day* and *time* are when it was published, *words* those of its portal."""

    title: str
    sapo: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    authors: tuple[str, ...]
    category: str
    day: dt.date
    time: dt.time
    words: Words


def stories(data: Path, *, seed: int, words: Words) -> list[Story]:
    """Return articles in an order that *seed* gives, of press and of a province's portal."""
    chance = random.Random(seed)  # noqa: S311
    texts = [text for path in sorted((data / "news").glob("*.jsonl.gz")) for text in _press(path)]
    chosen = chance.sample(texts, _TAKEN) + list(_portal(data / "html" / "bacgiang-bodies.jsonl"))
    chance.shuffle(chosen)
    return [_story(title, lines, chance, words) for title, lines in chosen]


def _story(title: str, lines: list[str], chance: random.Random, words: Words) -> Story:
    people = chance.choice((1, 1, 2))
    names = [f"{chance.choice(_SURNAMES)} {chance.choice(_NAMES)}" for _ in range(people)]
    if chance.random() < 0.25:
        names = [chance.choice(_OFFICES)]
    return Story(
        title=title,
        sapo=lines[0],
        paragraphs=tuple(lines[1:]),
        captions=tuple(chance.sample(_CAPTIONS, chance.choice((0, 1, 2)))),
        authors=tuple(dict.fromkeys(names)),
        category=chance.choice(_CATEGORIES),
        day=_FIRST_DAY + dt.timedelta(days=chance.randrange(_DAYS)),
        time=dt.time(chance.randrange(7, 22), chance.randrange(1, 60), chance.randrange(60)),
        words=words,
    )


def _press(path: Path) -> Iterator[tuple[str, list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as records:
        for line in islice(records, _READ):
            record = json.loads(line)
            whole = record.get("text") or f"{record['title']}\n{record['body']}"
            title, *sentences = unicodedata.normalize("NFC", whole).split("\n")
            lines = list(_paragraphs(sentences))
            # Some begin with a caption.
            headline = title[-1:] not in {".", ":", ";"} and "Ảnh" not in title
            if headline and len(lines) > 4 and 5 < len(title.split()) < 25:
                yield " ".join(title.split()), lines[:16]


def _paragraphs(sentences: list[str]) -> Iterator[str]:
    """Yield *sentences*, which these corpora put on lines of their own, two and two together."""
    whole = [" ".join(one.split()) for one in sentences]
    whole = [one for one in whole if one.endswith((".", "!", "?")) and one[0].isupper()]
    while whole:
        taken = 1 if len(whole[0]) > 160 else 2
        yield " ".join(whole[:taken])
        del whole[:taken]


def _portal(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        soup = BeautifulSoup(record["body"], "lxml")
        blocks = [tag.get_text().replace("\u00ad", "") for tag in soup.find_all("p")]
        whole = [unicodedata.normalize("NFC", " ".join(block.split())) for block in blocks]
        lines = [text for text in whole if len(text.split()) > 15 and text.endswith(".")]
        if len(lines) > 3 and len(record["title"].split()) > 4:
            yield record["title"], lines
