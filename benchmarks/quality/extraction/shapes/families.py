"""Pages in the markup of known families, as their public templates and scrapers show it."""

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

_TOOLS = ("cỡ font", "Gửi email", "Print")


def _page(
    chance: random.Random, middle: str, story: Story, others: Sequence[Story], *, name: str
) -> str:
    words = story.words
    menu = "".join(f"<li><a href='/{i}'>{entry}</a></li>" for i, entry in enumerate(words.menu))
    entry = "<li><a href='/x-%n.html'>%t</a> <span class='date'>(%d)</span></li>"
    foot = "".join(f"<p>{line}</p>" for line in words.footer)
    return (
        f"<!DOCTYPE html><html lang='vi'><head><title>{text(name)}</title></head><body>"
        f"<div id='header'><div class='banner'><a href='/'>{SITE.upper()}</a></div>"
        f"<div class='datetime'>{clock(chance)}</div><ul class='nav menu'>{menu}</ul>"
        f"<marquee>Nhiệt liệt chào mừng quý vị đến với {SITE}</marquee></div>"
        f"<div class='container'><div class='row'>{middle}</div>"
        f"<div class='sidebar'><h3>{chance.choice(words.lists)}</h3>"
        f"<ul>{linked(others, entry)}</ul><h3>Liên kết web</h3><p>{words.counters[0]}</p>"
        f"<p>{' '.join(words.counters[1:])}</p></div></div><div id='footer'>{foot}</div>"
        "</body></html>"
    )


def _text(story: Story) -> str:
    return "".join(lines(story, style="text-align:justify"))


def _apart(page: str, story: Story, others: Sequence[Story], **fields: object) -> Made:
    """Return *page*, whose sapo has an element of its own."""
    own = {"body": story.paragraphs, "sapo": story.sapo, "unwanted": _TOOLS} | fields
    return made(page, story, others, **own)


def ward_php(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Date and views in one element, a widget for the size of letters, the sapo a heading."""
    middle = (
        f"<div class='detail-post'><div class='post-title-dt'>{text(story.title.upper())}</div>"
        f"<div class='post-subinfo'>Cập nhật lúc {story.day:%Y-%m-%d}<br>Lượt xem: 99</div>"
        "<div id='changesize' class='changesize'>Kích cỡ font chữ <a href='#'>A-</a></div>"
        f"<div class='post-summary'><h2>{text(story.sapo)}</h2></div>"
        f"<div class='post-content'>{_text(story)}</div></div>"
    )
    page = _page(chance, middle, story, others[:6], name="Tin Tức")
    return _apart(page, story, others[:6], title=story.title.upper())


def asp_net(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Date and views above the title, trail as a list, related articles with their days."""
    related = linked(others[:4], "<li><a href='/y%n'><span>%t(%d)</span></a></li>")
    middle = (
        "<ul class='UL_Link_Menu'><li><a href='/'>Trang chủ</a></li><li><a href='/t'>Tin</a></li>"
        f"<li><span></span><a href='/t/1'>{story.category}</a></li></ul>"
        "<div class='Around_News_Detail'><div class='Around_News_Content'>"
        f"<span class='News_Time_Post'>Ngày đăng: {story.day:%d/%m/%Y} / Lượt xem: 74</span>"
        "<div id='divArticleDescription3'>"
        f"<h1 class='News_Detail_Title'>{text(story.title)}</h1></div>"
        f"<div id='divArticleDescription1'>{text(story.sapo)}</div>"
        f"<div id='divArticleDescription2'><div class='ExternalClass1A'>{_text(story)}</div>"
        f"</div></div></div><div class='groupnews_head'>{chance.choice(story.words.lists)}</div>"
        f"<ul class='othernews'>{related}</ul>"
    )
    page = _page(chance, middle, story, others[4:8], name=SITE)
    return _apart(page, story, others[:8], category=story.category)


def ecoit(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Sections and articles; the date a paragraph, the sapo a paragraph with an id."""
    middle = (
        "<section class='Around_News_Detail'><div class='category-header'>"
        f"<a href='/c'>{story.category}</a></div><article class='article-detail'>"
        f"<h1 class='title-art'>{text(story.title)}</h1>"
        f"<p class='more-info'>{published(chance, story)}</p>"
        f"<p id='change_font_size'>{text(story.sapo)}</p>"
        f"<div id='contentnews'>{_text(story)}"
        f"<p style='text-align:right'>{text(story.authors[0])}</p></div></article></section>"
    )
    page = _page(chance, middle, story, others[:6], name=story.title)
    return _apart(page, story, others[:6], category=story.category, authors=story.authors[:1])


def liferay(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """An asset in a portlet with the sapo inside, tools above, a widget for stars below."""
    middle = (
        "<div class='portlet-body'><div class='asset-full-content'>"
        f"<h3 class='header-title'><span>{text(story.title)}</span></h3>"
        f"<div class='asset-metadata'><span class='time'>{published(chance, story)}</span></div>"
        "<ul class='tools'><li><a>Print</a></li><li><a>Gửi email</a></li></ul>"
        "<div class='journal-content-article'>"
        f"<p class='sapo'><strong>{text(story.sapo)}</strong></p>"
        f"{_text(story)}</div><div class='ratings'>Đánh giá (0 bình chọn)</div></div></div>"
    )
    page = _page(chance, middle, story, others[:6], name=f"{story.title} - {SITE}")
    return _apart(page, story, others[:6])


SHAPES: dict[str, Shape] = {
    "ward_php": ward_php, "asp_net": asp_net, "ecoit": ecoit, "liferay": liferay,
}  # fmt: skip
