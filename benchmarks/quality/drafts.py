"""A profile drafted from one page of a portal reads the portal's other pages: how well.

Run: TINXA_EVAL=FOLDER python -m benchmarks.quality.drafts

FOLDER/html/rebuilt holds pages `PORTAL__NAME.html` and truth.jsonl. No page is read by a family's
profile here: each draft is made as for a portal that nobody knows.
"""

import json
import os
from collections import Counter, defaultdict
from pathlib import Path

from msgspec.structs import replace

from crawler.cleaning import bare
from crawler.document import Document
from crawler.drafting.fields import propose_fields
from crawler.extract import AUTOMATIC, NotAnArticle, extract
from crawler.profile import Profile
from crawler.reading import read
from crawler.rules import Fields

_URL = "https://portal.example/tin"


def main() -> None:
    """Print, for each portal, how many drafts have a selector, and how often it is right."""
    folder = Path(os.environ["TINXA_EVAL"]) / "html" / "rebuilt"
    lines = (folder / "truth.jsonl").read_text("utf-8").splitlines()
    truth = {record["file"]: record for record in map(json.loads, lines)}
    portals: dict[str, list[str]] = defaultdict(list)
    for name in sorted(truth):
        portals[name.partition("__")[0]].append(name)
    print("portal | drafts | with title, date, body | on other pages: title, date, body right")
    for portal, names in portals.items():
        pages = {name: (folder / name).read_text("utf-8") for name in names}
        drafts = {name: _draft(page) for name, page in pages.items()}
        having = Counter(
            field
            for draft in drafts.values()
            for field in ("title", "date", "body")
            if getattr(draft, field)
        )
        right: Counter[str] = Counter()
        for name, draft in drafts.items():
            for other in names:
                if other != name:
                    right += _right(pages[other], draft, truth[other])
        counts = ", ".join(str(having[field]) for field in ("title", "date", "body"))
        shares = ", ".join(f"{right[f] / right['pages']:.1%}" for f in ("title", "date", "body"))
        print(f"{portal} | {len(names)} | {counts} | {shares}")


def _draft(page: str) -> Fields:
    document = Document(page, _URL)
    return propose_fields(document, read(document, AUTOMATIC)).fields


def _right(page: str, fields: Fields, truth: dict[str, str]) -> Counter[str]:
    article = extract(page, _URL, replace(Profile(name="draft"), article=fields))
    if isinstance(article, NotAnArticle):
        return Counter(pages=1)
    words = [bare(text).split() for text in (article.body, truth["body_text"])]
    shared = 2 * (Counter(words[0]) & Counter(words[1])).total() / max(1, sum(map(len, words)))
    return Counter(
        pages=1,
        title=bare(article.title or "") == bare(truth["title"]),
        date=article.published == truth["date"],
        # Captions are no part of our body, and bylines neither.
        body=shared > 0.9,
    )


if __name__ == "__main__":
    main()
