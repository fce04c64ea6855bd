"""Pages of divs alone, whose classes say nothing."""

import random
from collections.abc import Sequence
from textwrap import wrap

from benchmarks.quality.extraction.shapes.page import (
    COUNTERS, FOOTER, LISTS, MENU, SITE, Made, clock, foreign, others_day, published, text,
)  # fmt: skip
from benchmarks.quality.extraction.shapes.stories import Story


def _frame(chance: random.Random, middle: str, others: Sequence[Story], *, title: str) -> str:
    menu = "".join(f"<div><a href='/{i}'>{entry}</a></div>" for i, entry in enumerate(MENU))
    side = "".join(
        f"<div><a href='/b/{i}'>{text(other.title)}</a><div>{others_day(other)}</div></div>"
        for i, other in enumerate(others)
    )
    foot = "".join(f"<div>{line}</div>" for line in (*COUNTERS, *FOOTER))
    head = f"<title>{chance.choice((text(title), SITE, f'{text(title)} - {SITE}'))}</title>"
    return (
        f"<html><head>{head}</head><body><div><div><img src='/b.png'></div><div>{clock(chance)}</div>"
        f"<div>{menu}</div><div><div>{middle}</div><div><div>{chance.choice(LISTS)}</div>{side}</div>"
        f"</div><div>{foot}</div></div></body></html>"
    )


def soup(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Each line a div; title, date, sapo, text, captions below pictures, author at the right."""
    lines = [f"<div>{text(line)}</div>" for line in story.paragraphs]
    for caption in story.captions:
        at = chance.randrange(1, len(lines))
        lines.insert(
            at,
            f"<div style='text-align:center'><img src='a.jpg'></div><div style='text-align:center'>{caption}</div>",
        )
    middle = (
        f"<div style='font-size:22px'>{text(story.title)}</div>"
        f"<div style='color:#999'>{published(chance, story)}</div><div>A- A A+</div>"
        f"<div style='font-weight:bold'>{text(story.sapo)}</div>{''.join(lines)}"
        f"<div style='text-align:right'><b>{text(' - '.join(story.authors))}</b></div>"
    )
    return Made(
        _frame(chance, middle, others[:6], title=story.title), story, story.title,
        (story.sapo, *story.paragraphs), story.day.isoformat(), sapo=story.sapo,
        authors=story.authors, unwanted=foreign(others[:6]),
    )  # fmt: skip


def wrapped(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """One div; lines broken hard, paragraphs parted by two breaks, the date above the title."""
    broken = ("<br>\n".join(map(text, wrap(line, 88))) for line in (story.sapo, *story.paragraphs))
    middle = (
        f"<div>{story.category}</div><div>{published(chance, story)}</div>"
        f"<div><b>{text(story.title)}</b></div><div>{'<br><br>'.join(broken)}</div>"
        f"<div>{chance.choice(LISTS)}</div>"
        + "".join(
            f"<div><a href='/c/{i}'>{text(other.title)} ({others_day(other)})</a></div>"
            for i, other in enumerate(others[:4])
        )
    )
    return Made(
        _frame(chance, middle, others[4:8], title=story.title), story, story.title,
        (story.sapo, *story.paragraphs), story.day.isoformat(), authors=(),
        unwanted=foreign(others[:8]),
    )  # fmt: skip


def sidebar_first(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """A list of other articles with dates and summaries stands above the article."""
    above = "".join(
        f"<div><div><a href='/d/{i}'>{text(other.title)}</a></div><div>{others_day(other)}</div>"
        f"<div>{text(other.sapo)[:140]}...</div></div>"
        for i, other in enumerate(others[:4])
    )
    middle = (
        f"<div><div>{chance.choice(('Tin nổi bật', 'Tin mới', 'Tiêu điểm'))}</div>{above}</div>"
        f"<div><div>{text(story.title)}</div><div>{published(chance, story)}</div>"
        f"{''.join(f'<div>{text(line)}</div>' for line in (story.sapo, *story.paragraphs))}</div>"
    )
    return Made(
        _frame(chance, middle, others[4:9], title=story.title), story, story.title,
        (story.sapo, *story.paragraphs), story.day.isoformat(), authors=(),
        unwanted=foreign(others[:9]),
    )  # fmt: skip


def undated(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Nothing tells when the article was published, though the page is full of dates."""
    middle = (
        f"<div>{text(story.title)}</div>"
        f"{''.join(f'<div>{text(line)}</div>' for line in (story.sapo, *story.paragraphs))}"
        "<div>Đã xem 99</div>"
    )
    return Made(
        _frame(chance, middle, others[:6], title=story.title), story, story.title,
        (story.sapo, *story.paragraphs), None, authors=(), unwanted=foreign(others[:6]),
    )  # fmt: skip


SHAPES = {
    "soup": soup, "wrapped": wrapped, "sidebar_first": sidebar_first, "undated": undated,
}  # fmt: skip
