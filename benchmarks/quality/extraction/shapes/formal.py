"""Pages of wards and districts: titles in capitals, entities encoded twice, keys of templates."""

import html
import random
from collections.abc import Sequence

from benchmarks.quality.extraction.shapes.page import (
    COUNTERS, FOOTER, LISTS, MENU, SITE, Made, clock, foreign, others_day, published, text,
)  # fmt: skip
from benchmarks.quality.extraction.shapes.stories import Story


def _frame(chance: random.Random, middle: str, others: Sequence[Story], *, title: str) -> str:
    menu = "".join(f"<li><a href='/{i}'>{entry.upper()}</a></li>" for i, entry in enumerate(MENU))
    side = "".join(
        f"<li><a href='/f{i}'>{text(other.title)}</a><br><small>Ngày {others_day(other)}</small></li>"
        for i, other in enumerate(others)
    )
    foot = "".join(f"<p>{line}</p>" for line in (*COUNTERS, *FOOTER))
    return (
        f"<html><head><title>{title}</title></head><body><div id='top'>{clock(chance)}</div>"
        f"<marquee>Nhiệt liệt chào mừng quý vị đến với {SITE}</marquee><ul>{menu}</ul>"
        f"<div id='l'><h3>{chance.choice(LISTS)}</h3><ul>{side}</ul></div><div id='c'>{middle}</div><div id='b'>{foot}</div></body></html>"
    )


def capitals(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """The title in capitals and again in the text, the lead with a place, entities encoded twice."""
    title = story.title.upper()
    lead = f"(WEBYENPHU) - {story.sapo}"
    lines = "".join(f"<p>{html.escape(_entities(line))}</p>" for line in story.paragraphs)
    middle = (
        f"<h2>{text(title)}</h2><div>Cập nhật lúc {story.day:%Y-%m-%d}</div>"
        f"<div class='s'><h2>{html.escape(_entities(lead))}</h2></div><div>{lines}</div>"
        f"<p><strong>{text(story.authors[0])}</strong></p>"
    )
    return Made(
        _frame(chance, middle, others[:5], title=text(title)), story, title, (lead, *story.paragraphs),
        story.day.isoformat(), authors=story.authors[:1], unwanted=(*foreign(others[:5]), "&amp;", "&agrave;"),
    )  # fmt: skip


def _entities(line: str) -> str:
    return "".join(
        {"à": "&agrave;", "ô": "&ocirc;", "é": "&eacute;", "\u00a0": "&nbsp;"}.get(c, c)
        for c in line
    )


def portlets(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Left-overs of templates: null, content:, keys of portlets and of pictures."""
    lines = [f"<p>{text(line)}</p>" for line in story.paragraphs]
    lines.insert(2, "<p>%image_alt%</p><p>DSC_0417.JPG</p>")
    middle = (
        f"<span>com_liferay_asset_publisher_web_portlet_INSTANCE_a1B2</span><div class='hd'>null {text(story.title)}</div>"
        f"<div>{published(chance, story)}</div><div>100%</div><div>Print</div><div>content:</div>"
        f"<div>{text(story.sapo)}</div>{''.join(lines)}<div>Thực hiện: {text('- '.join(story.authors))}</div>"
        "<div>Tải về: quyet-dinh-12.pdf</div>"
    )
    return Made(
        _frame(chance, middle, others[:5], title=SITE), story, story.title, (story.sapo, *story.paragraphs),
        story.day.isoformat(), authors=story.authors,
        unwanted=(*foreign(others[:5]), "portlet", "image_alt", "DSC_0417", "100%\n", "Print"),
    )  # fmt: skip


def twice(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """The title in the trail, above and below the date; the lead above the text and in it."""
    lines = "".join(f"<p>{text(line)}</p>" for line in (story.sapo, *story.paragraphs))
    middle = (
        f"<div><a href='/'>Trang chủ</a> » <a href='/t'>{story.category}</a> » <span>{text(story.title)}</span></div>"
        f"<h3>{text(story.title)}</h3><p><i>{published(chance, story)}</i></p>"
        f"<p><b>{text(story.title)}</b></p><p class='d'>{text(story.sapo)}</p>{lines}"
        f"<p>{text(story.authors[0])}</p><p>{chance.choice(LISTS)}</p>"
        + "".join(
            f"<p><a href='/g{i}'>{text(other.title)}</a> {others_day(other)}</p>"
            for i, other in enumerate(others[5:8])
        )
    )
    return Made(
        _frame(chance, middle, others[:5], title=f"{story.title} - {SITE}"), story, story.title,
        (story.sapo, *story.paragraphs), story.day.isoformat(), sapo=story.sapo,
        category=story.category, authors=story.authors[:1], unwanted=foreign(others[:8]),
    )  # fmt: skip


SHAPES = {"capitals": capitals, "portlets": portlets, "twice": twice}
