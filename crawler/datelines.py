"""Lines that only tell when an article was published: "Đăng lúc: 29/05/2023 (GMT+7)"."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from crawler.cleaning import bare
from crawler.dates import ReadDate, find_dates, read_date
from crawler.page_words import MENU

Label = Literal["published", "updated", "plain", "clock"]

_PUBLISHED = (
    r"(?:thời\s+gian|thời\s+điểm|ngày\s+giờ|ngày|giờ|bài|tin|được|đã)?\s*(?:đăng|xuất\s+bản|đưa\s+tin|gửi|viết|tạo)"
    r"(?:\s+(?:tin|bài|tải|lên|bài\s+viết|bản\s+tin))*(?:\s+(?:lúc|ngày|vào|hồi|lúc\s+ngày|on|lên))*"
    r"|(?:ngày\s+)?phát\s+hành|cms-publish-date|publish(?:ed)?(?:\s+date)?(?:\s+on)?|post(?:ed)?(?:\s+date)?(?:\s+on)?"
    r"|creat(?:ed?|ion)(?:\s+date)?(?:\s+on)?|date|ngày|đăng"
)
_UPDATED = (
    r"(?:ngày|lần|thời\s+gian|tin|được|đã)?\s*(?:cập\s+nhật|chỉnh\s+sửa|sửa)(?:\s+(?:lần\s+)?(?:cuối|gần\s+nhất|mới\s+nhất))?"
    r"(?:\s+(?:lúc|ngày|vào|tin|hồi))*|(?:last\s+)?updated?(?:\s+on)?|modified(?:\s+on)?"
)
_LABEL = re.compile(
    rf"(?:^|(?<=\W))(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))\s*:?\s*$", re.IGNORECASE
)
_VOID = re.compile(rf"\W*(?:{_PUBLISHED}|{_UPDATED})\s*:\s*(?:N/A|null)?(?=.)", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?<=\w\W)(?<=.{24})\(?"
    r"(?:Ngày cập nhật|Cập nhật(?: lúc| ngày)?|Ngày đăng|Đăng (?:lúc|ngày))\s*:?\s*"
    r"(?=[^.]{0,25}\d{4}[^.]{0,25}$)"
)
_BESIDE = re.compile(
    r"(?:số\s+)?(?:lượt|lần|người)(?:\s+(?:xem|đọc|truy\s+cập|tải))?(?:\s+bài)?\s*:?\s*[\d.,]*"
    r"|(?:đã\s+)?(?:xem|đọc)\s*:?\s*[\d.,]*(?:\s+lần)?|bình\s+luận\s*:?|views?\s*:?|hits?\s*:?"
    r"|in\s+(?:bài|trang|ra)|đọc\s+bài|print|gmt|giờ\s+việt\s+nam|cỡ\s+chữ|chia\s+sẻ|\blúc\b|\ba\b|\d+"
    r"|(?:tác\s+giả|(?:người\s+|được\s+)?(?:đăng|viết|tạo)(?:\s+bởi)?|bởi|nguồn)\s*:?\s+[^|:\d]{1,50}"
    r"|\badmin\w*",
    re.IGNORECASE,
)
# A row of a table holds more than a date and what stands beside it.
_CELLS = 3
_CATEGORY_LABEL = re.compile(r"(?:chuyên\s+mục|danh\s+mục|mục)\s*:\s*", re.IGNORECASE)
_CATEGORY = re.compile(rf"{_CATEGORY_LABEL.pattern}([^|:\d]{{2,60}})", re.IGNORECASE)
_READ = re.compile(r"\s+(?:số\s+)?(?:lượt|lần|đã|người)\s+(?:xem|đọc|truy\s+cập).*$", re.IGNORECASE)
_WEEKDAY = re.compile(r"\W*(?:thứ|chủ\s*nhật|cn\b)", re.IGNORECASE)
_ENGLISH = re.compile(r"\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_AGO = re.compile(r"\d+\s+(?:ngày|tuần)\s+trước|hôm\s+qua", re.IGNORECASE)
_PARTED = re.compile(r"[|•·]\W*$|^\W*[|•·]")


@dataclass(frozen=True)
class DateLine:
    """A date that stands on a line of its own.

    *label* tells how it is introduced: as the day of publication, of a later change, not at all
    ("plain"), or in the manner of the clocks in the heads of pages. *named* is set where a
    Vietnamese weekday stands before it, as in some portals' dates and in many such clocks.
    """

    read: ReadDate
    label: Label
    named: bool = False
    category: str | None = None


def read_date_line(line: str, *, today: dt.date) -> DateLine | None:
    """Return the date that *line* consists of, with its label and counters; None for any other.

    >>> read_date_line("Ngày đăng: 06/01/2021 - Lượt xem: 99", today=dt.date(2023, 1, 1)).label
    'published'
    """
    if len(line) > 200 or line.count(" | ") >= _CELLS:
        return None
    category = _category(line)
    text = _CATEGORY_LABEL.sub("", line.replace(category, "|", 1)) if category else line
    dates = list(find_dates(text, today=today))
    if not dates:
        return _relative(text, today)
    before, after = text[: dates[0].start], text[dates[0].end :]
    if len(dates) > 1:
        between = text[dates[0].end : dates[1].start]
        if len(dates) > 2 or not _LABEL.search(between):
            return None
        after = _LABEL.sub("", between) + text[dates[1].end :]
    label = _LABEL.search(before)
    shown = text[dates[0].start : dates[0].end]
    if not _is_bare(before[: label.start()] if label else before, after, labelled=bool(label)):
        return None
    kind: Label = "clock" if _ENGLISH.match(shown) else "plain"
    if label:
        kind = "published" if label["published"] else "updated"
    # Beside its date a portal names the category without saying that it is one.
    beside = before[: label.start()] if label else before
    category = category or (beside.strip(" -–|•") if bare(beside) in MENU else None)
    return DateLine(dates[0].read, kind, named=bool(_WEEKDAY.match(shown)), category=category)


def is_void_date_line(line: str) -> bool:
    """Tell whether *line* has a date's label and no date: "Ngày đăng: N/A"."""
    label = _VOID.match(line)
    return label is not None and not re.search(r"[^\W\d_]", _BESIDE.sub(" ", line[label.end() :]))


def read_category(line: str) -> str | None:
    """Return the category that *line* consists of: "Chuyên mục: Văn hóa - Xã hội"."""
    return _category(line) if _CATEGORY.fullmatch(line.strip(" |•")) else None


def _category(line: str) -> str | None:
    """Return the category that *line* names, without the label of a date behind it."""
    named = _CATEGORY.search(line)
    if named is None:
        return None
    name = _READ.sub("", named[1])
    label = _LABEL.search(name)
    return (name[: label.start()] if label else name).strip(" -–") or None


def is_category_label(line: str) -> bool:
    """Tell whether *line* introduces a category that stands on the next line: "Chuyên mục:"."""
    return bool(_CATEGORY_LABEL.fullmatch(line))


def dated_apart(line: str) -> tuple[str, ...]:
    """Return *line* in two where a date with its label stands behind a headline."""
    label = _BEHIND.search(line)
    return (line[: label.start()], line[label.start() :].strip()) if label else (line,)


def is_date_label(line: str) -> bool:
    """Tell whether *line* introduces a date that stands on the next line: "Đăng lúc:"."""
    label = _LABEL.search(line)
    return label is not None and not line[: label.start()].strip(" -–|(") and line != "date"


def _is_bare(before: str, after: str, *, labelled: bool) -> bool:
    """Tell whether what stands around a date says nothing, or names a category or an account."""
    after = _BESIDE.sub(" ", after)
    before = _BESIDE.sub(" ", before)
    rest = re.findall(r"\w+", before + " " + after)
    if not rest:
        return True
    parted = _PARTED.search(before) or _PARTED.search(after)
    return len(rest) <= 6 and (labelled or bool(parted))


def _relative(text: str, today: dt.date) -> DateLine | None:
    read = read_date(text, today=today) if len(text.split()) <= 8 else None
    if read is None:
        return None
    rest = _BESIDE.sub(" ", _AGO.sub(" ", text))
    label = _LABEL.search(rest.strip(" :"))
    return DateLine(read, "plain") if label or not re.search(r"\w", rest) else None
