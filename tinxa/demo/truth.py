"""What a crawl of the demo must find: `python -m tinxa.demo.truth` writes it anew."""

from functools import lru_cache
from pathlib import Path

import msgspec

from archive.identity import article_id
from tinxa.demo.articles import DemoArticle
from tinxa.demo.portal import Portal
from tinxa.demo.portals import portals
from vietnamese.tables import data_path


def truth() -> str:
    """Return one JSON line per article, portal by portal, newest first."""
    lines = (_line(portal, article) for portal in portals() for article in portal.articles)
    return "".join(f"{line}\n" for line in lines)


def units_named(portal: str, article: DemoArticle) -> dict[str, list[str]]:
    """Return the units of the gazetteer that each commune of *article* stands for."""
    table = _units()
    return {
        name: table.get((portal, name, str(article.number))) or table[portal, name, ""]
        for name in article.communes
    }


@lru_cache(maxsize=1)
def _units() -> dict[tuple[str, str, str], list[str]]:
    """Return data/demo/units.tsv: units by portal, name, and the article if it is an exception."""
    lines = data_path("demo/units.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {
        (portal, name, article): [unit for unit in units.split() if unit != "-"]
        for portal, name, article, units in rows
    }


def write(path: Path) -> None:
    """Write the truth to *path*."""
    path.write_text(truth(), encoding="utf-8", newline="\n")


def _line(portal: Portal, article: DemoArticle) -> str:
    url = f"https://{portal.host}{portal.path(article)}"
    record = {
        "id": article_id(url=url, title=article.title, body=article.body),
        "url": url,
        "title": article.title,
        "published": f"{article.published:%Y-%m-%d}",
        "portal": portal.host,
        "communes": article.communes,
        "units": units_named(portal.host.partition(".")[0], article),
        "documents": article.documents,
    }
    return msgspec.json.encode(record).decode()


if __name__ == "__main__":
    write(data_path("demo") / "truth.jsonl")
