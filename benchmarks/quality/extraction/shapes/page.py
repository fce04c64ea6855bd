"""A page in the making: what a shape gives, and what most shapes share."""

import datetime as dt
import html
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.quality.extraction.cases import Case
from benchmarks.quality.extraction.shapes.stories import Story

_TODAY = dt.date(2026, 11, 26)
_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ Bẩy", "Chủ nhật")
_MONTHS = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một",
           "Mười Hai")  # fmt: skip


@dataclass
class Made:
    """A page of *markup* whose article is that of *story* but for what *fields* say."""

    markup: str
    story: Story
    unwanted: tuple[str, ...]
    fields: dict[str, Any]

    def case(self, name: str, *, group: str) -> Case:
        """Return the page as a case of the benchmark."""
        story = self.story
        known: dict[str, Any] = {
            "title": story.title,
            "date": story.day.isoformat(),
            "body": (story.sapo, *story.paragraphs),
        }
        fields = known | self.fields
        fields["body"] = "\n".join(fields["body"])
        return Case(name=name, group=group, html=self.markup, unwanted=self.unwanted, **fields)


Shape = Callable[[random.Random, Story, Sequence[Story]], Made]
"""Makes a page of a story, with others around it."""


def made(markup: str, story: Story, others: Sequence[Story], **fields: Any) -> Made:
    """Return the page *markup*, in whose body nothing of *others* and of the frame may be."""
    words = story.words
    frame = (*words.footer, *words.counters, "Đã xem", "Lượt xem")
    unwanted = (*(other.title for other in others), *frame, *fields.pop("unwanted", ()))
    return Made(markup, story, unwanted, fields)


def text(words: str) -> str:
    """Return *words* as text of a page."""
    return html.escape(words, quote=False)


def lines(story: Story, *, tag: str = "p", sapo: bool = False, style: str = "") -> list[str]:
    """Return the paragraphs of *story* as elements, the sapo first if asked for."""
    given = f" style='{style}'" if style else ""
    shown = (story.sapo, *story.paragraphs) if sapo else story.paragraphs
    return [f"<{tag}{given}>{text(line)}</{tag}>" for line in shown]


def linked(others: Sequence[Story], pattern: str) -> str:
    """Return a list of *others*: *pattern* holds %n, %t and %d for number, title and day."""
    return "".join(
        pattern.replace("%n", str(number))
        .replace("%t", text(other.title))
        .replace("%d", f"{other.day:%d/%m/%Y}")
        for number, other in enumerate(others)
    )


def clock(chance: random.Random) -> str:
    """Return what the head of a page shows of the present day, or of a day long gone."""
    gone = dt.date(2025, 3, chance.randrange(1, 29))
    day = chance.choice((_TODAY, gone))
    weekday = _WEEKDAYS[day.weekday()]
    return chance.choice(
        (
            f"{weekday}, {day:%d/%m/%Y}",
            f"{weekday}, ngày {day:%d} tháng {day:%m} năm {day:%Y}",
            f"Hôm nay: {weekday}, ngày {day:%d/%m/%Y}",
            f"{day:%A}, {day:%d/%m/%Y}",
            f"{day:%d/%m/%Y} 08:15:22",
            f"{weekday}, {day.day}/{day.month}/{day.year}, 8:15 (GMT+7)",
            f"{day:%A}, {day:%B} {day.day}, {day:%Y}",
            "day , 00 / month / 0000",
        )
    )


def published(chance: random.Random, story: Story) -> str:
    """Return when *story* was published as one of many portals prints it."""
    day, time = story.day, story.time
    weekday, month = _WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    half = "SA" if time.hour < 12 else "CH"
    return chance.choice(
        (
            f"Đăng lúc: {day:%d/%m/%Y} (GMT+7)",
            f"Đăng lúc: {time:%H:%M:%S} {day:%d/%m/%Y} (GMT+7)",
            f"{weekday} - {day:%d/%m/%Y} {time:%H:%M}",
            f"{weekday}, ngày {day:%d/%m/%Y} {time:%H:%M}",
            f"{weekday}, {day.day}/{day.month}/{day.year}, {time:%H:%M} (GMT+7)",
            f"Cập nhật lúc {day:%Y-%m-%d}",
            f"{day.day} tháng {day:%m} năm {day.year}",
            f"ngày {day.day} Tháng {month} {day.year}",
            f"{day.day}/{day.month}/{day.year} {(time.hour - 1) % 12 + 1}:{time:%M:%S} {half}",
            f"({day:%d/%m/%Y}, {time:%H:%M})",
            f"{day:%d/%m/%Y}",
            f"{day:%d/%m/%Y} {time:%H:%M}",
            f"Ngày {day:%d/%m/%Y} {time:%H:%M:%S}",
            f"Ngày đăng: {day:%d/%m/%Y} - Lượt xem: 99",
            f"{day:%d/%m/%Y} Số lượt xem: 317",
            f"{day:%Y-%m-%d} {time:%H:%M:%S}.0",
            f"{day.day}-{day.month}-{day.year}",
            f"Ngày đăng tin: {time:%H:%M} | {day:%d/%m/%Y}",
            f"{day:%d/%m/%Y} | Đã xem: 213",
            f"{weekday}, {day:%d/%m/%Y} | {time:%H:%M}",
            f"Ngày xuất bản: {day:%d/%m/%Y} {time.hour}h{time:%M}",
            f"Được đăng: {weekday}, {day:%d/%m/%Y} {time:%H:%M}",
            f"Cập nhật ngày: {day:%d/%m/%Y} {time:%H:%M:%S}",
        )
    )
