"""A page in the making: what a shape gives, and what most shapes share."""

import datetime as dt
import html
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.quality.extraction.cases import Case
from benchmarks.quality.extraction.shapes.stories import Story

SITE = "Cổng thông tin điện tử xã Yên Phú - huyện Lạc Giang"
MENU = (
    "Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản pháp quy", "Thủ tục hành chính",
    "Công khai ngân sách", "Hỏi đáp", "Liên hệ",
)  # fmt: skip
LISTS = (
    "Tin liên quan", "Các tin khác", "Tin cùng chuyên mục", "Bài viết khác", "Tin mới nhất",
    "Tin đã đưa", "Các bài viết khác:", "Tin xem nhiều", "Bài đọc nhiều nhất", "CÁC TIN CŨ HƠN",
    "Bài viết cùng chủ đề", "Tin tức liên quan", "Xem thêm các tin khác",
)  # fmt: skip
FOOTER = (
    "Bản quyền thuộc về UBND xã Yên Phú", "Chịu trách nhiệm: Ông Chủ tịch UBND xã",
    "Địa chỉ: Thôn Đông, xã Yên Phú", "Điện thoại: 0237.000.000 - Email: yenphu@lacgiang.example",
)  # fmt: skip
COUNTERS = ("Thống kê truy cập", "Đang online: 17", "Hôm nay: 1.204", "Tổng truy cập: 1.530.221")


@dataclass
class Made:
    """A page of *markup* whose article has these fields; *unwanted* must be in no body."""

    markup: str
    story: Story
    title: str
    body: Sequence[str]
    date: str | None
    sapo: str | None = None
    authors: tuple[str, ...] | None = None
    captions: tuple[str, ...] | None = None
    category: str | None = None
    unwanted: tuple[str, ...] = field(default=())

    def case(self, name: str, *, group: str) -> Case:
        """Return the page as a case of the benchmark."""
        return Case(
            name=name, group=group, html=self.markup, title=self.title, date=self.date,
            body="\n".join(self.body), unwanted=self.unwanted, sapo=self.sapo,
            category=self.category, authors=self.authors, captions=self.captions,
        )  # fmt: skip


Shape = Callable[[random.Random, Story, Sequence[Story]], Made]


def text(words: str) -> str:
    """Return *words* as text of a page."""
    return html.escape(words, quote=False)


def clock(chance: random.Random) -> str:
    """Return what the head of a page shows of the present day, or of a day long gone."""
    today = (
        dt.date(2026, 11, 26)
        if chance.random() < 0.5
        else dt.date(2025, 3, chance.randrange(1, 29))
    )
    weekday = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")[
        today.weekday()
    ]
    return chance.choice(
        (
            f"{weekday}, {today:%d/%m/%Y}",
            f"{weekday}, ngày {today:%d} tháng {today:%m} năm {today:%Y}",
            f"Hôm nay: {weekday}, ngày {today:%d/%m/%Y}",
            f"{today:%A}, {today:%d/%m/%Y}",
            f"{today:%d/%m/%Y} 08:15:22",
            f"{weekday}, {today.day}/{today.month}/{today.year}, 8:15 (GMT+7)",
            f"{today:%A}, {today:%B} {today.day}, {today:%Y}",
            "day , 00 / month / 0000",
        )
    )


def published(chance: random.Random, story: Story) -> str:
    """Return when *story* was published as one of many portals prints it."""
    day, time = story.day, story.time
    weekday = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ Bẩy", "Chủ nhật")[
        day.weekday()
    ]
    months = "Một,Hai,Ba,Tư,Năm,Sáu,Bảy,Tám,Chín,Mười,Mười Một,Mười Hai".split(",")
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
            f"ngày {day.day} Tháng {months[day.month - 1]} {day.year}",
            f"{day.day}/{day.month}/{day.year} {(time.hour - 1) % 12 + 1}:{time:%M:%S} {half}",
            f"({day:%d/%m/%Y}, {time:%H:%M})",
            f"{day:%d/%m/%Y}",
            f"{day:%d/%m/%Y} {time:%H:%M}",
            f"Ngày {day:%d/%m/%Y %H:%M:%S}",
            f"Ngày đăng: {day:%d/%m/%Y} - Lượt xem: 99",
            f"{day:%d/%m/%Y} Số lượt xem: 317",
            f"{day:%Y-%m-%d} {time:%H:%M:%S}.0",
            f"{day.day}-{day.month}-{day.year}",
            f"Ngày đăng tin: {time:%H:%M} | {day:%d/%m/%Y}",
            f"{day:%d/%m/%Y} | Đã xem: 213",
            f"Thứ {weekday.split()[-1]}, {day:%d/%m/%Y} | {time:%H:%M}"
            if "Thứ" in weekday
            else f"{day:%d/%m/%Y}",
            f"Ngày xuất bản: {day:%d/%m/%Y} {time.hour}h{time:%M}",
            f"Được đăng: {weekday}, {day:%d/%m/%Y} {time:%H:%M}",
            f"Cập nhật ngày: {day:%d/%m/%Y} {time:%H:%M:%S}",
        )
    )


def others_day(story: Story) -> str:
    """Return the day of another article as lists show it."""
    return f"{story.day:%d/%m/%Y}"


def foreign(others: Sequence[Story]) -> tuple[str, ...]:
    """Return what of *others* and of the page's frame must be in no body."""
    return (*(other.title for other in others), *FOOTER, "Tổng truy cập", "Đã xem", "Lượt xem")
