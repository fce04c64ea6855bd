"""Pages of wards and districts: titles in capitals, entities encoded twice, keys of templates."""

import html
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

_ENTITIES = {"à": "&agrave;", "ô": "&ocirc;", "é": "&eacute;", "\u00a0": "&nbsp;"}


def framed(
    chance: random.Random, middle: str, story: Story, others: Sequence[Story], *, name: str
) -> str:
    """Return a page named *name* with a list of *others* above *middle*."""
    words = story.words
    menu = "".join(f"<li><a href='/{i}'>{e.upper()}</a></li>" for i, e in enumerate(words.menu))
    entry = "<li><a href='/f%n'>%t</a><br><small>Ngày %d</small></li>"
    foot = "".join(f"<p>{line}</p>" for line in (*words.counters, *words.footer))
    return (
        f"<html><head><title>{text(name)}</title></head><body><div id='top'>{clock(chance)}</div>"
        f"<marquee>Nhiệt liệt chào mừng quý vị đến với {SITE}</marquee><ul>{menu}</ul>"
        f"<div id='l'><h3>{chance.choice(words.lists)}</h3><ul>{linked(others, entry)}</ul></div>"
        f"<div id='c'>{middle}</div><div id='b'>{foot}</div></body></html>"
    )


def capitals(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """The title in capitals, the lead with the portal's name, entities encoded twice."""
    title, lead = story.title.upper(), f"(WEBYENPHU) - {story.sapo}"
    body = "".join(f"<p>{_twice(line)}</p>" for line in story.paragraphs)
    middle = (
        f"<h2>{text(title)}</h2><div>Cập nhật lúc {story.day:%Y-%m-%d}</div>"
        f"<div class='s'><h2>{_twice(lead)}</h2></div><div>{body}</div>"
        f"<p><strong>{text(story.authors[0])}</strong></p>"
    )
    page = framed(chance, middle, story, others[:5], name=title)
    return made(
        page, story, others[:5], title=title, body=(lead, *story.paragraphs),
        authors=story.authors[:1], unwanted=("&amp;", "&agrave;"),
    )  # fmt: skip


def _twice(line: str) -> str:
    return html.escape("".join(_ENTITIES.get(letter, letter) for letter in line))


def portlets(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Left-overs of templates: null, content:, keys of portlets and of pictures."""
    body = lines(story)
    body.insert(2, "<p>%image_alt%</p><p>DSC_0417.JPG</p>")
    middle = (
        "<span>com_liferay_asset_publisher_web_portlet_INSTANCE_a1B2</span>"
        f"<div class='hd'>null {text(story.title)}</div><div>{published(chance, story)}</div>"
        f"<div>100%</div><div>Print</div><div>content:</div><div>{text(story.sapo)}</div>"
        f"{''.join(body)}<div>Thực hiện: {text('- '.join(story.authors))}</div>"
        "<div>Tải về: quyet-dinh-12.pdf</div>"
    )
    page = framed(chance, middle, story, others[:5], name=SITE)
    keys = ("portlet", "image_alt", "DSC_0417", "100%\n", "Print")
    return made(page, story, others[:5], authors=story.authors, unwanted=keys)


def twice(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """The title in the trail, above and below the date; the lead above the text and in it."""
    title = text(story.title)
    middle = (
        f"<div><a href='/'>Trang chủ</a> » <a href='/t'>{story.category}</a> » <span>{title}</span>"
        f"</div><h3>{title}</h3><p><i>{published(chance, story)}</i></p><p><b>{title}</b></p>"
        f"<p class='d'>{text(story.sapo)}</p>{''.join(lines(story, sapo=True))}"
        f"<p>{text(story.authors[0])}</p><p>{chance.choice(story.words.lists)}</p>"
        + linked(others[5:8], "<p><a href='/g%n'>%t</a> %d</p>")
    )
    page = framed(chance, middle, story, others[:5], name=f"{story.title} - {SITE}")
    return made(
        page, story, others[:8], sapo=story.sapo, category=story.category,
        authors=story.authors[:1],
    )  # fmt: skip


SHAPES: dict[str, Shape] = {"capitals": capitals, "portlets": portlets, "twice": twice}
