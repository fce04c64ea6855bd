"""How surely near-duplicates are told from other articles about the same thing, and at what cost.

TINXA_EVAL=... python -m benchmarks.quality.duplicates [--tune] [--look N]

All of news/ goes into one archive, with 500 copies edited as portals edit, 100 of each kind: some
sentences cut, another title and beginning, words replaced and swapped, paragraphs in another order,
two of these at once. Each must come into the group of its original. Into none of theirs may come:
100 texts joined of the halves of two articles (each shares half with either, which is not enough),
100 articles with a third of their numbers changed, as in the next week's roster or bulletin, and
500 articles each paired with the one most like it by `tinxa similar`, where less than half of the
shorter one stands in the other word for word. With ``--tune`` all is drawn from the other half of
the articles, the one on which constants may be chosen. ``--look N`` prints N of the groups that the
articles make as they are.
"""

import argparse
import random
import re
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from archive.article import Article
from archive.exchange import article_from
from archive.store import Archive
from benchmarks.quality.news import folder
from benchmarks.speed.corpus import read
from indexer.build import build
from indexer.duplicates.grouping import regroup
from indexer.engines.whoosh.engine import WhooshIndex
from searcher.passages import shared

EACH = 100
HARD = 500
_REAL_COPY = 0.5
"""What shares so much of the shorter text word for word is a copy, and no hard negative."""
_LEAST_NUMBERS = 8
_NUMBER = re.compile(r"[0-9]+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\w)")


class Pair(NamedTuple):
    """Two ids, and of which kind the pair is."""

    kind: str
    one: str
    other: str


class Edits:
    """Edited copies of articles, drawn by one generator."""

    def __init__(self, articles: Sequence[Article], seed: int) -> None:
        self._articles = articles
        self.chance = random.Random(seed)  # noqa: S311 - the same copies in every run

    def cut(self, body: str) -> str:
        """Return *body* without one to three of its sentences, never more than a quarter."""
        sentences = [one for line in body.split("\n") for one in _SENTENCE.split(line)]
        gone = min(self.chance.randint(1, 3), len(sentences) // 4)
        kept = sorted(self.chance.sample(range(len(sentences)), len(sentences) - gone))
        return "\n".join(sentences[place] for place in kept)

    def head(self, body: str) -> str:
        """Return *body* with another article's first sentence before what follows its own."""
        rest = _SENTENCE.split(body, maxsplit=1)[1:]
        other = _SENTENCE.split(self.chance.choice(self._articles).body, maxsplit=1)[0]
        return " ".join([other, *rest])

    def words(self, body: str) -> str:
        """Return *body* with 3 words in 100 replaced by others and 2 in 100 swapped."""
        words = body.split(" ")
        others = self.chance.choice(self._articles).body.split()
        for place in self.chance.sample(range(len(words) - 1), len(words) // 20):
            if self.chance.random() < 3 / 5:
                words[place] = self.chance.choice(others)
            else:
                words[place : place + 2] = reversed(words[place : place + 2])
        return " ".join(words)

    def order(self, body: str) -> str:
        """Return *body* with its paragraphs in another order."""
        paragraphs = body.split("\n")
        return "\n".join(self.chance.sample(paragraphs, len(paragraphs)))

    def two(self, body: str) -> str:
        """Return *body* changed in two of these ways."""
        one, other = self.chance.sample([self.cut, self.head, self.words, self.order], 2)
        return other(one(body))

    def figures(self, body: str) -> str:
        """Return *body* with about a third of its numbers changed."""
        return _NUMBER.sub(self._another, body)

    def _another(self, number: re.Match[str]) -> str:
        changed = self.chance.random() < 1 / 3
        return str(int(number[0]) + self.chance.randint(1, 9)) if changed else number[0]

    def joined(self, one: Article, other: Article) -> str:
        """Return the first half of one body and the second half of another."""
        first, second = one.body.split(" "), other.body.split(" ")
        return " ".join([*first[: len(first) // 2], *second[len(second) // 2 :]])


def main() -> None:
    """Print precision, recall and cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--look", type=int, default=0)
    options = parser.parse_args()
    articles = [
        article_from({key: value for key, value in raw.items() if value})[0]
        for path in sorted((folder() / "news").glob("*.jsonl.gz"))
        for raw in read(path)
    ]
    drawn = [a for a in articles if (zlib.crc32(a.id.encode()) % 2 == 0) == options.tune]
    edits = Edits(drawn, seed=1 if options.tune else 2)
    copies, pairs = _edited(edits, drawn)
    with tempfile.TemporaryDirectory() as place, Archive.open(Path(place) / "a.sqlite") as archive:
        _put(archive, articles)
        pairs += _hard(archive, Path(place), drawn, edits.chance)
        _cost(archive, len(articles))
        _as_they_are(archive, options.look)
        _put(archive, copies)
        regroup(archive, progress=lambda _: None)
        _judged(archive, pairs)


def _edited(edits: Edits, drawn: Sequence[Article]) -> tuple[list[Article], list[Pair]]:
    kinds: dict[str, Callable[[str], str]] = {
        name: getattr(edits, name) for name in ("cut", "head", "words", "order", "two")
    }
    chosen = iter(edits.chance.sample(drawn, EACH * (len(kinds) + 2)))
    copies, pairs = [], []
    for kind, edit in kinds.items():
        for number in range(EACH):
            article = next(chosen)
            other_title = kind in ("head", "two")
            title = edits.chance.choice(drawn).title if other_title else article.title
            copies.append(_copy(f"{kind}-{number}", title, edit(article.body)))
            pairs.append(Pair(kind, article.id, copies[-1].id))
    for number in range(EACH):
        one, other = next(chosen), next(chosen)
        copies.append(_copy(f"joined-{number}", one.title, edits.joined(one, other)))
        pairs.append(Pair("joined", (one, other)[number % 2].id, copies[-1].id))
    numbered = [a for a in drawn if len(_NUMBER.findall(a.body)) >= _LEAST_NUMBERS]
    for number, article in enumerate(edits.chance.sample(numbered, EACH)):
        copies.append(_copy(f"figures-{number}", article.title, edits.figures(article.body)))
        pairs.append(Pair("figures", article.id, copies[-1].id))
    return copies, pairs


def _copy(article_id: str, title: str | None, body: str) -> Article:
    return article_from({"id": article_id, "title": title, "body": body})[0]


def _put(archive: Archive, articles: Sequence[Article]) -> None:
    with archive.writing():
        for article in articles:
            archive.put(article)


def _hard(
    archive: Archive, place: Path, drawn: Sequence[Article], chance: random.Random
) -> list[Pair]:
    index = WhooshIndex(place / "index")
    build(archive, index, rebuild=True, progress=lambda _done, _total: None)
    pairs, copies = [], 0
    with closing(index.open()) as engine:
        for article in chance.sample(drawn, 2 * HARD):
            for hit in engine.similar(article.id, limit=1):
                other = archive.require(hit.id).article
                found = shared(article, other)
                if max(found.of_this, found.of_other) >= _REAL_COPY:
                    copies += 1
                elif len(pairs) < HARD:
                    pairs.append(Pair("hard", article.id, other.id))
    print(f"hard: {copies} of {2 * HARD} articles most like another are real copies, left out")
    return pairs


def _cost(archive: Archive, count: int) -> None:
    before = _pages(archive)
    began, wall = time.process_time(), time.perf_counter()
    regroup(archive, progress=lambda _: None)
    took, passed = time.process_time() - began, time.perf_counter() - wall
    print(
        f"{count} articles: {1e6 * took / count:.0f} µs of processor time each"
        f" ({count / passed:,.0f} articles/s),"
        f" {(_pages(archive) - before) / count:.0f} bytes each"
    )


def _pages(archive: Archive) -> int:
    (pages,), (size,) = (archive.rows(f"PRAGMA {of}")[0] for of in ("page_count", "page_size"))
    return int(pages) * int(size)


def _as_they_are(archive: Archive, look: int) -> None:
    rows = archive.rows(
        "SELECT d.number, a.id FROM duplicates d JOIN articles a USING (row) ORDER BY 1, a.row"
    )
    groups: dict[int, list[str]] = {}
    for number, article_id in rows:
        groups.setdefault(number, []).append(article_id)
    sizes = sorted(map(len, groups.values()), reverse=True)
    print(f"as they are: {len(groups)} groups of {len(rows)} articles, the largest {sizes[:5]}")
    for ids in random.Random(3).sample(list(groups.values()), min(look, len(groups))):  # noqa: S311
        print(_told(archive, ids))


def _told(archive: Archive, ids: Sequence[str]) -> str:
    members = [archive.require(one).article for one in ids]
    lines = [""]
    for member in members:
        found = shared(members[0], member)
        start = member.body[:150].replace("\n", " / ")
        lines.append(f"{member.id} {found.of_other:.0%} shared | {member.title} | {start}")
    return "\n".join(lines)


def _judged(archive: Archive, pairs: Sequence[Pair]) -> None:
    number = dict(
        archive.rows("SELECT a.id, d.number FROM duplicates d JOIN articles a USING (row)")
    )
    together = [
        pair for pair in pairs if pair.one in number and number[pair.one] == number.get(pair.other)
    ]
    for kind in dict.fromkeys(pair.kind for pair in pairs):
        found = sum(pair.kind == kind for pair in together)
        print(f"{kind:8} {found:4} of {sum(pair.kind == kind for pair in pairs)} in one group")
    wrong = [pair for pair in together if pair.kind in ("joined", "figures", "hard")]
    right = len(together) - len(wrong)
    print(f"precision {right / len(together):.3f}, recall {right / (5 * EACH):.3f}")
    for pair in wrong:
        titles = [archive.require(one).article.title for one in pair[1:]]
        print(f"wrong: {pair.kind} {pair.one} {pair.other}: {titles[0]} | {titles[1]}")


if __name__ == "__main__":
    main()
