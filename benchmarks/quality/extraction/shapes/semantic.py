"""Pages with article, main, aside and headings, and traps in them."""

import random
from collections.abc import Sequence

from benchmarks.quality.extraction.shapes.page import (
    COUNTERS, FOOTER, LISTS, MENU, SITE, Made, clock, foreign, others_day, published, text,
)  # fmt: skip
from benchmarks.quality.extraction.shapes.stories import Story


def _page(
    chance: random.Random, main: str, others: Sequence[Story], *, title: str, top: str = ""
) -> str:
    menu = "".join(f"<li><a href='/{i}'>{entry}</a></li>" for i, entry in enumerate(MENU))
    cards = "".join(
        f"<article class='card'><h4><a href='/e{i}'>{text(other.title)}</a></h4><span>{others_day(other)}</span></article>"
        for i, other in enumerate(others)
    )
    foot = "".join(f"<p>{line}</p>" for line in (*COUNTERS, *FOOTER))
    return (
        f"<!DOCTYPE html><html lang='vi'><head><title>{text(title)}</title></head><body><header><p>{SITE}</p>"
        f"<p class='now'>{clock(chance)}</p><nav><ul>{menu}</ul></nav></header>{top}<main>{main}</main>"
        f"<aside><h3>{chance.choice(LISTS)}</h3>{cards}</aside><footer>{foot}</footer></body></html>"
    )


def html5(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """An article with figures; a ticker of other articles above, related ones inside."""
    ticker = "".join(
        f"<article><a href='/t{i}'>{text(other.title)}</a> <em>{others_day(other)}</em></article>"
        for i, other in enumerate(others[:3])
    )
    lines = [f"<p>{text(line)}</p>" for line in story.paragraphs]
    for caption in story.captions:
        lines.insert(
            chance.randrange(1, len(lines)),
            f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>",
        )
    links = "".join(
        f"<li><a href='/r{i}'>{text(other.title)}</a></li>" for i, other in enumerate(others[3:6])
    )
    main = (
        f"<article><header><h1>{text(story.title)}</h1><p class='meta'>{published(chance, story)}</p></header>"
        f"<p class='lead'><strong>{text(story.sapo)}</strong></p>{''.join(lines)}"
        f"<p><em>{chance.choice(('Tác giả', 'Tin, ảnh', 'Thực hiện'))}: {text(' - '.join(story.authors))}</em></p>"
        f"<section><h3>{chance.choice(LISTS)}</h3><ul>{links}</ul></section></article>"
    )
    page = _page(
        chance, main, others[6:10], title=f"{story.title} | {SITE}", top=f"<div>{ticker}</div>"
    )
    return Made(
        page, story, story.title, story.paragraphs, story.day.isoformat(),
        sapo=story.sapo, authors=story.authors, captions=_in_order(story, page), unwanted=foreign(others[:10]),
    )  # fmt: skip


def _in_order(story: Story, page: str) -> tuple[str, ...]:
    return tuple(sorted(story.captions, key=page.index))


def nested(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Containers in containers; links to others in the midst of the text, widgets around it."""
    lines = [f"<p style='text-align:justify'>{text(line)}</p>" for line in story.paragraphs]
    middle = len(lines) // 2
    links = "".join(
        f"<li><a href='/n{i}'>{text(other.title)}</a> <i>({others_day(other)})</i></li>"
        for i, other in enumerate(others[:2])
    )
    lines.insert(middle, f"<div class='box'><p><b>Tin liên quan</b></p><ul>{links}</ul></div>")
    captions = story.captions
    for caption in captions:
        lines.insert(
            middle + 1,
            f"<p style='text-align:center'><img src='a.jpg'></p><p style='text-align:center'><em>{caption}</em></p>",
        )
    main = (
        "<div class='col-md-9'><div class='box-detail'><ol class='bc'><li><a href='/'>Trang chủ</a></li>"
        f"<li><a href='/tin'>{story.category}</a></li></ol><div class='wrap'><h1>{text(story.title)}</h1>"
        f"<div class='line'><span>{published(chance, story)}</span> <span>Đã xem 99</span></div>"
        "<div class='tools'><a>A-</a> <a>A</a> <a>A+</a> <a>In bài viết</a> <a>Chia sẻ</a></div>"
        f"<div class='inner'><div class='inner2'><p><b>{text(story.sapo)}</b></p>{''.join(lines)}"
        f"<p style='text-align:right'><strong>{text(story.authors[0])}</strong></p></div>"
        "<div class='rate'>Đánh giá bài viết <span>Tổng số điểm của bài viết là: 0 trong 0 đánh giá</span></div>"
        "<div class='cmt'><h4>Bình luận</h4><form><input></form><p>Gửi bình luận của bạn</p></div></div></div></div></div>"
    )
    page = _page(chance, main, others[2:8], title=story.title)
    return Made(
        page, story, story.title, (story.sapo, *story.paragraphs), story.day.isoformat(),
        sapo=story.sapo, category=None, authors=story.authors[:1], captions=captions[::-1],
        unwanted=(*foreign(others[:8]), "Tổng số điểm", "Bình luận", "A+"),
    )  # fmt: skip


SHAPES = {"html5": html5, "nested": nested}
