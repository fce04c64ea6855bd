"""Pages with article, main, aside and headings, and traps in them."""

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


def _page(
    chance: random.Random, main: str, story: Story, others: Sequence[Story], *, top: str = ""
) -> str:
    words = story.words
    menu = "".join(f"<li><a href='/{i}'>{entry}</a></li>" for i, entry in enumerate(words.menu))
    card = "<article class='card'><h4><a href='/e%n'>%t</a></h4><time>%d</time></article>"
    foot = "".join(f"<p>{line}</p>" for line in (*words.counters, *words.footer))
    return (
        f"<!DOCTYPE html><html lang='vi'><head><title>{text(story.title)} | {SITE}</title></head>"
        f"<body><header><p>{SITE}</p><p class='now'>{clock(chance)}</p><nav><ul>{menu}</ul></nav>"
        f"</header>{top}<main>{main}</main><aside><h3>{chance.choice(words.lists)}</h3>"
        f"{linked(others, card)}</aside><footer>{foot}</footer></body></html>"
    )


def html5(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """An article with figures; a ticker of other articles above, related ones inside."""
    ticker = linked(others[:3], "<article><a href='/t%n'>%t</a> <em>%d</em></article>")
    body = lines(story)
    for caption in story.captions:
        figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
        body.insert(chance.randrange(1, len(body)), figure)
    label = chance.choice(("Tác giả", "Tin, ảnh", "Thực hiện"))
    main = (
        f"<article><header><h1>{text(story.title)}</h1>"
        f"<p class='meta'>{published(chance, story)}</p></header>"
        f"<p class='lead'><strong>{text(story.sapo)}</strong></p>{''.join(body)}"
        f"<p><em>{label}: {text(' - '.join(story.authors))}</em></p>"
        f"<section><h3>{chance.choice(story.words.lists)}</h3>"
        f"<ul>{linked(others[3:6], '<li><a href=/r%n>%t</a></li>')}</ul></section></article>"
    )
    page = _page(chance, main, story, others[6:10], top=f"<div>{ticker}</div>")
    return made(
        page, story, others[:10], body=story.paragraphs, sapo=story.sapo, authors=story.authors,
        captions=tuple(sorted(story.captions, key=page.index)),
    )  # fmt: skip


def nested(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """Containers in containers; links to others in the midst of the text, widgets around it."""
    body = lines(story, style="text-align:justify")
    middle = len(body) // 2
    links = linked(others[:2], "<li><a href='/n%n'>%t</a> <i>(%d)</i></li>")
    heading = chance.choice(story.words.lists)
    body.insert(middle, f"<div class='box'><p><b>{heading}</b></p><ul>{links}</ul></div>")
    for caption in story.captions:
        centred = "<p style='text-align:center'>"
        picture = f"{centred}<img src='a.jpg'></p>{centred}<em>{caption}</em></p>"
        body.insert(middle + 1, picture)
    main = (
        "<div class='col-md-9'><div class='box-detail'><ol class='bc'><li><a href='/'>Trang chủ</a>"
        f"</li><li><a href='/tin'>{story.category}</a></li></ol><div class='wrap'>"
        f"<h1>{text(story.title)}</h1><div class='line'><span>{published(chance, story)}</span>"
        " <span>Đã xem 99</span></div><div class='tools'><a>A-</a> <a>A</a> <a>A+</a>"
        " <a>In bài viết</a> <a>Chia sẻ</a></div><div class='inner'><div class='inner2'>"
        f"<p><b>{text(story.sapo)}</b></p>{''.join(body)}"
        f"<p style='text-align:right'><strong>{text(story.authors[0])}</strong></p></div>"
        "<div class='rate'>Đánh giá bài viết <span>Tổng số điểm của bài viết là: 0 trong 0 đánh giá"
        "</span></div><div class='cmt'><h4>Bình luận</h4><form><input></form>"
        "<p>Gửi bình luận của bạn</p></div></div></div></div></div>"
    )
    page = _page(chance, main, story, others[2:8])
    return made(
        page, story, others[:8], sapo=story.sapo, authors=story.authors[:1],
        captions=story.captions[::-1], unwanted=("Tổng số điểm", "Gửi bình luận", "A+"),
    )  # fmt: skip


SHAPES: dict[str, Shape] = {"html5": html5, "nested": nested}
