"""Pages made of real texts and invented furniture, in shapes that no family's profile knows.

What surrounds the texts follows public descriptions of portals: clocks in the head, dates of other
articles, blocks of links inside the text, counters, captions that are paragraphs. The texts are
read from $TINXA_EVAL; nothing of them is kept.
"""

import random
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.quality.extraction.cases import Case
from benchmarks.quality.extraction.shapes import (
    bare,
    families,
    formal,
    old,
    pasted,
    printed,
    semantic,
)  # fmt: skip
from benchmarks.quality.extraction.shapes.page import Shape
from benchmarks.quality.extraction.shapes.stories import stories
from benchmarks.quality.extraction.shapes.words import Words

OF_EACH = 20
_AROUND = 11
UNKNOWN: dict[str, Shape] = {
    **bare.SHAPES, **old.SHAPES, **semantic.SHAPES, **formal.SHAPES, **pasted.SHAPES,
    **printed.SHAPES,
}  # fmt: skip
"""Shapes of no family."""
KNOWN: dict[str, Shape] = families.SHAPES
"""Shapes of families that have a profile."""


def made(
    data: Path, shapes: dict[str, Shape], *, seed: int, words: Words, only: str | None = None
) -> Iterator[Case]:
    """Yield `OF_EACH` pages of each of *shapes*, or of the shape *only*, drawn by *seed*."""
    told = deque(stories(data, seed=seed, words=words))
    for name, shape in shapes.items():
        for number in range(OF_EACH):
            story, *others = islice(told, _AROUND + 1)
            told.rotate(-1)
            if only in (None, name):
                chance = random.Random(f"{seed}/{name}/{number}")  # noqa: S311
                yield shape(chance, story, others).case(f"{name}-{number}", group=name)
