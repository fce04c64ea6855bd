"""Pages whose articles are known, and pages that hold none."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.decoding import decode


@dataclass(frozen=True)
class Case:
    """A page and what stands in it; *group* is its family or its shape.

    *unwanted* are words of the page that no body may hold. A field that the truth does not know is
    None, and is not counted.
    """

    name: str
    group: str
    html: str
    title: str
    date: str | None
    body: str
    unwanted: tuple[str, ...]
    sapo: str | None = None
    category: str | None = None
    authors: tuple[str, ...] | None = None
    captions: tuple[str, ...] | None = None

    @property
    def url(self) -> str:
        """An address that tells nothing."""
        return f"https://portal.example/{self.name}"


def rebuilt(folder: Path) -> Iterator[Case]:
    """Yield the pages of *folder*, which its truth.jsonl describes."""
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        yield Case(
            name=truth["file"],
            group=truth["template"],
            html=(folder / truth["file"]).read_text("utf-8"),
            title=truth["title"],
            date=truth["date"],
            body=truth["body_text"],
            unwanted=tuple(truth["must_not_contain"]),
            sapo=truth["sapo"],
            category=truth["category"],
        )


def strangers(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and markup of each page of *folder*, none of which is an article."""
    for path in sorted(folder.glob("*.html")):
        yield path.name, path.read_text("utf-8")


def demo() -> Iterator[Case]:
    """Yield each article of the demo's portals as it is served."""
    from tinxa.demo.pages import parse
    from tinxa.demo.portals import portals

    for portal in portals():
        for article in portal.articles:
            path = portal.path(article)
            yield Case(
                name=path.lstrip("/"),
                group=f"demo {portal.host.partition('.')[0]}",
                html=decode(portal.answer(parse(path)).body),
                title=" ".join(article.title.split()),
                date=f"{article.published:%Y-%m-%d}",
                body=article.body,
                unwanted=("Lượt xem", "Đã xem", "Trang chủ", "Tin liên quan", "A+"),
                sapo=article.summary,
                category=article.category,
                authors=article.authors,
                captions=tuple(block.text for block in article.blocks if block.caption),
            )
