"""Pages that print their dates and names in unusual places."""

import random
from collections.abc import Sequence

from benchmarks.quality.extraction.shapes.formal import _frame as framed
from benchmarks.quality.extraction.shapes.page import LISTS, Made, foreign, others_day, text
from benchmarks.quality.extraction.shapes.stories import Story


def date_below(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """The date after the text, with a label; the authors over two lines."""
    lines = "".join(f"<p>{text(line)}</p>" for line in (story.sapo, *story.paragraphs))
    label = chance.choice(("Ngày đăng", "Đăng ngày", "Ngày cập nhật", "Đăng lúc"))
    middle = (
        f"<h1>{text(story.title)}</h1>{lines}<p>Thực hiện:</p><p>{text(' - '.join(story.authors))}</p>"
        f"<p>{label}: {story.day:%d/%m/%Y}</p><p>Lượt xem: 1.024</p><p>{chance.choice(LISTS)}</p>"
        + "".join(
            f"<p><a href='/h{i}'>{text(other.title)}</a> ({others_day(other)})</p>"
            for i, other in enumerate(others[5:8])
        )
    )
    return Made(
        framed(chance, middle, others[:5], title=text(story.title)), story, story.title,
        (story.sapo, *story.paragraphs), story.day.isoformat(), authors=story.authors,
        unwanted=foreign(others[:8]),
    )  # fmt: skip


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
    lines = [f"<p>{text(each)}</p>" for each in (story.sapo, *story.paragraphs)]
    lines.insert(
        2,
        "<p align='center'><img src='a.jpg'></p><p align='center'>Đoàn kiểm tra tại thôn Đông. Ảnh: Hoàng Nam</p>",
    )
    middle = f"<div>{line}</div><h1>{text(story.title)}</h1>{''.join(lines)}<p>thuytt</p>"
    return Made(
        framed(chance, middle, others[:5], title=text(story.title)), story, story.title,
        (story.sapo, *story.paragraphs), day.isoformat(), category=story.category,
        authors=("thuytt",), captions=("Đoàn kiểm tra tại thôn Đông. Ảnh: Hoàng Nam",),
        unwanted=foreign(others[:5]),
    )  # fmt: skip


SHAPES = {"date_below": date_below, "counters": counters}
