"""Pages made of real texts and invented furniture, in shapes that no family's profile knows.

What surrounds the texts follows public descriptions of portals: clocks in the head, dates of other
articles, blocks of links inside the text, counters, captions that are paragraphs. The texts are
read from $TINXA_EVAL; nothing of them is kept.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.extraction.cases import Case
from benchmarks.quality.extraction.shapes import bare, families, formal, old, pasted, printed, semantic
from benchmarks.quality.extraction.shapes.page import Shape
from benchmarks.quality.extraction.shapes.stories import stories

OF_EACH = 20
SHAPES: dict[str, Shape] = {
    **bare.SHAPES,
    **old.SHAPES,
    **semantic.SHAPES,
    **formal.SHAPES,
    **pasted.SHAPES,
    **printed.SHAPES,
    **families.SHAPES,
}


def made(data: Path, *, seed: int, only: str | None = None) -> Iterator[Case]:
    """Yield `OF_EACH` pages of each shape, or of the shape *only*, drawn by *seed*."""
    told = stories(data, seed=seed)
    for name, shape in SHAPES.items():
        for number in range(OF_EACH):
            story, others = told[0], told[1:12]
            told.rotate(-1)
            if only in (None, name):
                chance = random.Random(f"{seed}/{name}/{number}")  # noqa: S311
                yield shape(chance, story, others).case(f"{name}-{number}", group=name)
