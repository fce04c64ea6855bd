"""What a crawl of the demo must find: `python -m tinxa.demo.truth` writes it anew."""

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
        "documents": article.documents,
    }
    return msgspec.json.encode(record).decode()


if __name__ == "__main__":
    write(data_path("demo") / "truth.jsonl")
