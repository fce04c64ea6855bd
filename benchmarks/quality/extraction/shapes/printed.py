"""Pages that print their dates and names in unusual places."""

import random
from collections.abc import Sequence

from benchmarks.quality.extraction.shapes.formal import framed
from benchmarks.quality.extraction.shapes.page import Made, Shape, lines, linked, made, text
from benchmarks.quality.extraction.shapes.stories import Story

_CREDITED = "Đoàn kiểm tra tại thôn Đông. Ảnh: Hoàng Nam"


def date_below(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """The date after the text, with a label; the authors over two lines."""
    label = chance.choice(("Ngày đăng", "Đăng ngày", "Ngày cập nhật", "Đăng lúc"))
    middle = (
        f"<h1>{text(story.title)}</h1>{''.join(lines(story, sapo=True))}<p>Thực hiện:</p>"
        f"<p>{text(' - '.join(story.authors))}</p><p>{label}: {story.day:%d/%m/%Y}</p>"
        f"<p>Lượt xem: 1.024</p><p>{chance.choice(story.words.lists)}</p>"
        + linked(others[5:8], "<p><a href='/h%n'>%t</a> (%d)</p>")
    )
    page = framed(chance, middle, story, others[:5], name=story.title)
    return made(page, story, others[:8], authors=story.authors)


def counters(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """A category, a date and counters on one line; a photo's credit; an account as author."""
    day = story.day
    line = chance.choice(
        (
            f"Chuyên mục: {story.category} | {day:%d/%m/%Y}",
            f"{story.category} | {day:%d/%m/%Y} | Lượt xem: 213",
            f"Chuyên mục: {story.category} - Ngày đăng: {day:%d/%m/%Y} - Đã xem: 99 lần",
        )
    )
    body = lines(story, sapo=True)
    centred = "<p align='center'>"
    body.insert(2, f"{centred}<img src='a.jpg'></p>{centred}{_CREDITED}</p>")
    middle = f"<div>{line}</div><h1>{text(story.title)}</h1>{''.join(body)}<p>thuytt</p>"
    page = framed(chance, middle, story, others[:5], name=story.title)
    return made(
        page, story, others[:5], category=story.category, authors=("thuytt",),
        captions=(_CREDITED,),
    )  # fmt: skip


SHAPES: dict[str, Shape] = {"date_below": date_below, "counters": counters}
