"""Pages laid out by tables, as portals on ASP.NET are."""

import random
from collections.abc import Sequence

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
    words = story.words
    menu = "".join(
        f"<tr><td><a href='/{i}.aspx'>{entry}</a></td></tr>" for i, entry in enumerate(words.menu)
    )
    pattern = "<tr><td><img src='/i.gif'></td><td><a href='/x%n.aspx'>%t</a> (%d)</td></tr>"
    foot = "<br>".join((*words.counters, *words.footer))
    return (
        f"<html><head><title>{SITE}</title></head><body><form id='aspnetForm'><table>"
        f"<tr><td colspan='3'><table><tr><td>{SITE.upper()}</td><td align='right'>{clock(chance)}"
        f"</td></tr></table></td></tr><tr><td width='180'><table>{menu}</table></td>"
        f"<td valign='top'>{middle}</td><td width='200'><table><tr><td colspan='2'>"
        f"{chance.choice(words.lists)}</td></tr>{linked(others, pattern)}</table></td></tr>"
        f"<tr><td colspan='3' align='center'>{foot}</td></tr></table></form></body></html>"
    )


def layout_tables(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Title, date, sapo and text each in a row of a table."""
    related = linked(others[:4], "<tr><td><a href='/y%n.aspx'>%t</a> (%d)</td></tr>")
    middle = (
        f"<table><tr><td><span id='ctl00_lblTitle'>{text(story.title)}</span></td></tr>"
        f"<tr><td><span id='ctl00_lblDate'>{published(chance, story)}</span></td></tr>"
        "<tr><td align='right'><a href='#'><img src='p.gif'>In trang</a> | <a>Gửi email</a></td>"
        f"</tr><tr><td><span style='font-weight:bold'>{text(story.sapo)}</span></td></tr>"
        f"<tr><td>{''.join(lines(story))}</td></tr>"
        f"<tr><td align='right'><b>{text(', '.join(story.authors))}</b></td></tr>"
        f"<tr><td><b>{chance.choice(story.words.lists)}</b></td></tr>{related}</table>"
    )
    page = _page(chance, middle, story, others[4:9])
    return made(page, story, others[:9], sapo=story.sapo, authors=story.authors)


def breaks(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """The text in one cell, its paragraphs parted by two breaks, pictures in their own tables."""
    parts = [text(line) for line in (story.sapo, *story.paragraphs)]
    for caption in story.captions:
        below = f"<tr><td align='center'><i>{caption}</i></td></tr>"
        picture = f"<table align='center'><tr><td><img src='a.jpg'></td></tr>{below}</table>"
        parts.insert(chance.randrange(1, len(parts)), picture)
    middle = (
        f"<table><tr><td class='tt'>{text(story.title)}</td></tr>"
        f"<tr><td class='ng'>{published(chance, story)}</td></tr><tr><td><div class='nd'>"
        f"{'<br><br>'.join(parts)}<br><br><b>{text(story.authors[0])}</b></div></td></tr></table>"
    )
    page = _page(chance, middle, story, others[:6])
    return made(page, story, others[:6], authors=story.authors[:1])


SHAPES: dict[str, Shape] = {"layout_tables": layout_tables, "breaks": breaks}
