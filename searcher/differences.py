"""What changed from one version of an article to another, word by word.

Nothing is compared finer than it has to be: equal paragraphs first, equal sentences in what is
left between them, and words only in the rest. So a changed name in a body of 40,000 characters
takes no longer than the paragraph in which it stands.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from archive.article import Article, Attachment
from searcher.matching import Block, common_blocks

Kind = Literal["equal", "inserted", "deleted"]
ChangedField = Literal[
    "title", "published", "category", "authors", "summary", "body", "captions", "attachments"
]

_UNITS = (
    re.compile(r"\n+|[^\n]+"),  # paragraphs
    re.compile(r"\n+|(?:[^\n.!?;]+|[.!?;](?!\s))*[.!?;]*[^\S\n]*"),  # sentences
    re.compile(r"\n|\w+(?:[.,/-]\w+)*[^\S\n]*|[^\w\s][^\S\n]*|[^\S\n]+"),  # words, numbers, signs
)


class Run(NamedTuple):
    """A piece of text that both versions have, or only the later or the earlier one."""

    kind: Kind
    text: str


class Difference(NamedTuple):
    """A field that changed.

    The runs that are equal or deleted make the earlier text, those that are equal or inserted the
    later one; paragraphs, and the parts of a list, are parted by a newline.
    """

    field: ChangedField
    runs: tuple[Run, ...]

    def paragraphs(self) -> list[tuple[Run, ...]]:
        """Return the runs of each paragraph, without empty ones."""
        pieces = (
            Run(run.kind, piece) for run in self.runs for piece in re.split(r"(\n)", run.text)
        )
        filled = (run for run in pieces if run.text)
        return [
            tuple(inside)
            for is_break, inside in groupby(filled, lambda run: run.text == "\n")
            if not is_break
        ]


def differences(earlier: Article, later: Article) -> list[Difference]:
    """Return the fields in which two versions differ, in reading order.

    >>> before, after = Article(id="1", title="Thu 5 tỷ"), Article(id="1", title="Thu 7 tỷ")
    >>> [(field, [tuple(run) for run in runs]) for field, runs in differences(before, after)]
    [('title', [('equal', 'Thu '), ('deleted', '5 '), ('inserted', '7 '), ('equal', 'tỷ')])]
    """
    pairs = ((field, text(earlier), text(later)) for field, text in _TEXTS.items())
    return [Difference(field, compared(*both)) for field, *both in pairs if both[0] != both[1]]


def compared(earlier: str, later: str) -> tuple[Run, ...]:
    """Return the runs that lead from one text to another; of a change the deleted part first."""
    return tuple(_joined(_runs(earlier, later, 0)))


def _runs(earlier: str, later: str, level: int) -> Iterator[Run]:
    """Yield the runs of a passage, compared by the units of *level* and finer ones."""
    before, after = (_UNITS[level].findall(text) for text in (earlier, later))
    finest = level == len(_UNITS) - 1
    blocks = common_blocks(before, after)
    if finest:
        blocks = _sifted(blocks, before, after)
    done = (0, 0)
    for start_before, start_after, size in (*blocks, (len(before), len(after), 0)):
        gap = "".join(before[done[0] : start_before]), "".join(after[done[1] : start_after])
        if all(gap) and not finest:
            yield from _runs(*gap, level + 1)
        else:
            yield from (Run("deleted", gap[0]), Run("inserted", gap[1]))
        yield Run("equal", "".join(before[start_before : start_before + size]))
        done = start_before + size, start_after + size


def _sifted(blocks: Sequence[Block], before: Sequence[str], after: Sequence[str]) -> list[Block]:
    """Return *blocks* without words that only happen to stand in both of two long changes."""
    told, done = [], (0, 0)
    changes = []
    for one in (*blocks, (len(before), len(after), 0)):
        gap = "".join(before[done[0] : one[0]]), "".join(after[done[1] : one[1]])
        changes.append(max(map(len, gap)))
        done = one[0] + one[2], one[1] + one[2]
    for one, change, next_change in zip(blocks, changes, changes[1:], strict=False):
        if 2 * len("".join(before[one[0] : one[0] + one[2]])) >= min(change, next_change):
            told.append(one)
    return told


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield *runs* with neighbours of one kind as one; of each change the deleted part first."""
    filled = (run for run in runs if run.text)
    for equal, inside in groupby(filled, lambda run: run.kind == "equal"):
        pieces = list(inside)
        kinds: Sequence[Kind] = ("equal",) if equal else ("deleted", "inserted")
        for kind in kinds:
            if text := "".join(run.text for run in pieces if run.kind == kind):
                yield Run(kind, text)


def _attachment(file: Attachment) -> str:
    return " ".join(filter(None, (file.title, file.url)))


_TEXTS: dict[ChangedField, Callable[[Article], str]] = {
    "title": lambda article: article.title or "",
    "published": lambda article: article.published_at or article.published or "",
    "category": lambda article: article.category or "",
    "authors": lambda article: "\n".join(article.authors),
    "summary": lambda article: article.summary or "",
    "body": lambda article: article.body,
    "captions": lambda article: "\n".join(article.captions),
    "attachments": lambda article: "\n".join(map(_attachment, article.attachments)),
}
"""The text of each field that can change."""
