"""Pages of divs alone, whose classes say nothing."""

import random
from collections.abc import Sequence
from textwrap import wrap

from benchmarks.quality.extraction.shapes.page import (
    Made,
    Shape,
    clock,
    lines,
    linked,
    made,
    published,
    text,
)  # fmt: skip
from benchmarks.quality.extraction.shapes.stories import Story
from benchmarks.quality.extraction.shapes.words import SITE


def _page(chance: random.Random, middle: str, story: Story, others: Sequence[Story]) -> str:
    words, title = story.words, text(story.title)
    name = chance.choice((title, SITE, f"{title} - {SITE}"))
    menu = "".join(f"<div><a href='/{i}'>{entry}</a></div>" for i, entry in enumerate(words.menu))
    side = linked(others, "<div><a href='/b/%n'>%t</a><div>%d</div></div>")
    foot = "".join(f"<div>{line}</div>" for line in (*words.counters, *words.footer))
    return (
        f"<html><head><title>{name}</title></head><body><div><div><img src='/b.png'></div>"
        f"<div>{clock(chance)}</div><div>{menu}</div><div><div>{middle}</div>"
        f"<div><div>{chance.choice(words.lists)}</div>{side}</div></div><div>{foot}</div>"
        "</div></body></html>"
    )


def soup(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Each line a div; title, date, sapo, text, captions below pictures, author at the right."""
    body = lines(story, tag="div")
    for caption in story.captions:
        centred = "<div style='text-align:center'>"
        picture = f"{centred}<img src='a.jpg'></div>{centred}{caption}</div>"
        body.insert(chance.randrange(1, len(body)), picture)
    middle = (
        f"<div style='font-size:22px'>{text(story.title)}</div>"
        f"<div style='color:#999'>{published(chance, story)}</div><div>A- A A+</div>"
        f"<div style='font-weight:bold'>{text(story.sapo)}</div>{''.join(body)}"
        f"<div style='text-align:right'><b>{text(' - '.join(story.authors))}</b></div>"
    )
    page = _page(chance, middle, story, others[:6])
    return made(page, story, others[:6], sapo=story.sapo, authors=story.authors)


def wrapped(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """One div; lines broken hard, paragraphs parted by two breaks, the date above the title."""
    broken = ("<br>\n".join(map(text, wrap(line, 88))) for line in (story.sapo, *story.paragraphs))
    middle = (
        f"<div>{story.category}</div><div>{published(chance, story)}</div>"
        f"<div><b>{text(story.title)}</b></div><div>{'<br><br>'.join(broken)}</div>"
        f"<div>{chance.choice(story.words.lists)}</div>"
        + linked(others[:4], "<div><a href='/c/%n'>%t (%d)</a></div>")
    )
    return made(_page(chance, middle, story, others[4:8]), story, others[:8], authors=())


def sidebar_first(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """A list of other articles with dates and summaries stands above the article."""
    above = "".join(
        linked([other], "<div><div><a href='/d/%n'>%t</a></div><div>%d</div>")
        + f"<div>{text(other.sapo)[:140]}...</div></div>"
        for other in others[:4]
    )
    middle = (
        f"<div><div>{chance.choice(('Tin nổi bật', 'Tin mới', 'Tiêu điểm'))}</div>{above}</div>"
        f"<div><div>{text(story.title)}</div><div>{published(chance, story)}</div>"
        f"{''.join(lines(story, tag='div', sapo=True))}</div>"
    )
    return made(_page(chance, middle, story, others[4:9]), story, others[:9], authors=())


def undated(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Nothing tells when the article was published, though the page is full of dates."""
    text_of = "".join(lines(story, tag="div", sapo=True))
    middle = f"<div>{text(story.title)}</div>{text_of}<div>Đã xem 99</div>"
    page = _page(chance, middle, story, others[:6])
    return made(page, story, others[:6], authors=(), date=None)


SHAPES: dict[str, Shape] = {
    "soup": soup, "wrapped": wrapped, "sidebar_first": sidebar_first, "undated": undated,
}  # fmt: skip
