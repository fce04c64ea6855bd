"""Pages laid out by tables, as portals on ASP.NET are."""

import random
from collections.abc import Sequence

from benchmarks.quality.extraction.shapes.page import (
    COUNTERS, FOOTER, LISTS, MENU, SITE, Made, clock, foreign, others_day, published, text,
)  # fmt: skip
from benchmarks.quality.extraction.shapes.stories import Story


def _page(chance: random.Random, middle: str, others: Sequence[Story]) -> str:
    menu = "".join(
        f"<tr><td><a href='/{i}.aspx'>{entry}</a></td></tr>" for i, entry in enumerate(MENU)
    )
    side = "".join(
        f"<tr><td><img src='/i.gif'></td><td><a href='/x{i}.aspx'>{text(other.title)}</a> "
        f"<span>({others_day(other)})</span></td></tr>"
        for i, other in enumerate(others)
    )
    foot = "<br>".join((*COUNTERS, *FOOTER))
    return (
        f"<html><head><title>{SITE}</title></head><body><form id='aspnetForm'><table width='1000'>"
        f"<tr><td colspan='3'><table><tr><td>{SITE.upper()}</td><td align='right'>{clock(chance)}</td></tr></table></td></tr>"
        f"<tr><td width='180' valign='top'><table>{menu}</table></td><td valign='top'>{middle}</td>"
        f"<td width='200' valign='top'><table><tr><td colspan='2'>{chance.choice(LISTS)}</td></tr>{side}</table></td></tr>"
        f"<tr><td colspan='3' align='center'>{foot}</td></tr></table></form></body></html>"
    )


def layout_tables(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Title, date, sapo and text each in a row of a table."""
    related = "".join(
        f"<tr><td><a href='/y{i}.aspx'>{text(other.title)}</a> ({others_day(other)})</td></tr>"
        for i, other in enumerate(others[:4])
    )
    body = "".join(
        f"<p class='MsoNormal'><span>{text(line)}</span></p>" for line in story.paragraphs
    )
    middle = (
        f"<table><tr><td><span id='ctl00_lblTitle'>{text(story.title)}</span></td></tr>"
        f"<tr><td><span id='ctl00_lblDate'>{published(chance, story)}</span></td></tr>"
        "<tr><td align='right'><a href='#'><img src='p.gif'>In trang</a> | <a href='#'>Gửi email</a></td></tr>"
        f"<tr><td><span style='font-weight:bold'>{text(story.sapo)}</span></td></tr><tr><td>{body}</td></tr>"
        f"<tr><td align='right'><b>{text(', '.join(story.authors))}</b></td></tr>"
        f"<tr><td><b>{chance.choice(LISTS)}</b></td></tr>{related}</table>"
    )
    return Made(
        _page(chance, middle, others[4:9]), story, story.title, (story.sapo, *story.paragraphs),
        story.day.isoformat(), sapo=story.sapo, authors=story.authors, unwanted=foreign(others[:9]),
    )  # fmt: skip


def breaks(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """The text in one cell, its paragraphs parted by two breaks, pictures in tables of their own."""
    parts = [text(line) for line in (story.sapo, *story.paragraphs)]
    for caption in story.captions:
        parts.insert(
            chance.randrange(1, len(parts)),
            f"<table align='center'><tr><td><img src='a.jpg'></td></tr><tr><td align='center'><i>{caption}</i></td></tr></table>",
        )
    middle = (
        f"<table><tr><td class='tt'>{text(story.title)}</td></tr><tr><td class='ng'>{published(chance, story)}</td></tr>"
        f"<tr><td><div class='ExternalClass0A'>{'<br><br>'.join(parts)}<br><br><b>{text(story.authors[0])}</b></div></td></tr></table>"
    )
    return Made(
        _page(chance, middle, others[:6]), story, story.title, (story.sapo, *story.paragraphs),
        story.day.isoformat(), authors=story.authors[:1], unwanted=foreign(others[:6]),
    )  # fmt: skip


SHAPES = {"layout_tables": layout_tables, "breaks": breaks}
