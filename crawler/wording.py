"""The text of an article parted into paragraphs and captions, without what does not belong."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from crawler.blocks import Paragraph
from crawler.captions import could_be_caption, is_caption, is_listed
from crawler.cleaning import bare
from crawler.parts import Part

# "(Cổng TTĐT) - Sáng 26/5, ...": what begins like this is a lead.
_DATELINE = re.compile(r"\(\w[^()]{1,60}\)\s*[-–:]")
# A short line of its own that begins so is a heading, not a caption.
_HEADING = re.compile(
    r"(?:về|kết quả|nội dung|thời gian|địa điểm|thành phần|mục đích|yêu cầu|nhiệm vụ|giải pháp"
    r"|phương hướng|tồn tại|hạn chế|nguyên nhân|một số|bài học|công tác|lĩnh vực|kính"
    r"|trân trọng|thứ|mục|điều)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d|:")
_LONGEST_HEADING = 20
_SERIES = 4


class Content(NamedTuple):
    """The paragraphs of an article, its captions, and its lead where one is set apart."""

    body: tuple[Paragraph, ...]
    captions: tuple[str, ...]
    summary: str | None


def read_content(parts: Sequence[Part], *, title: str, lead: int) -> Content:
    """Return the content of *parts*, an article from its title to its end.

    The first *lead* parts stand above the first whole paragraph. A *title* repeated goes, and so
    does a paragraph that is there a second time: a lead repeated becomes the summary.
    """
    body: list[Paragraph] = []
    captions: list[str] = []
    summary = None
    seen: set[str] = {bare(title)}
    for index in _kept(parts, lead):
        part = parts[index]
        if part.bare in seen and (part.bare == bare(title) or part.is_prose):
            summary = part.text if body and bare(body[0].text) == part.bare else summary
        elif _is_caption(parts, index, lead):
            captions.append(part.text)
        else:
            body.append(part.line)
            seen.add(part.bare)
    if body and _DATELINE.match(body[0].text) and len(body) > 1:
        summary = body[0].text
    return Content(tuple(body), tuple(dict.fromkeys(captions)), summary)


def _kept(parts: Sequence[Part], lead: int) -> list[int]:
    """Return which of the parts are the article's own."""
    kept = []
    linked = False
    dates = [index for index, part in enumerate(parts[: lead + 1]) if part.date]
    for index, part in enumerate(parts):
        # Where markup tells links, a list of them ends with the last.
        over = index > 0 and parts[index - 1].kind == "link" and part.kind != "link"
        linked = ((linked and not over) or part.kind == "end") and not part.is_paragraph
        in_head = index < lead
        foreign = part.kind in ("widget", "link", "end") or (
            in_head and part.kind in ("menu", "byline")
        )
        # Beside the date a portal names the category or the account, and has its buttons.
        foreign = foreign or (in_head and bool(dates) and _is_label(part.text))
        dated = part.date is not None and (index <= lead + 2 or part.date.label != "plain")
        if not (linked or foreign or dated):
            kept.append(index)
    return kept


def _is_label(text: str) -> bool:
    return (
        text.count(" ") < 4
        and text[-1].isalnum()
        and not (text.isupper() or is_listed(text) or is_caption(text) or _NUMBERED.search(text))
    )


def _is_caption(parts: Sequence[Part], index: int, lead: int) -> bool:
    part = parts[index]
    if part.line.caption:
        return True
    if part.kind != "text" or not any(each.is_prose for each in parts):
        return False
    if index < lead:
        return is_caption(part.text) and part.text.count(" ") < _LONGEST_HEADING
    if is_caption(part.text):
        return True
    # Without a picture it is a heading.
    heading = part.line.pictured is False or ":" in part.text or _HEADING.match(part.text)
    if heading or not could_be_caption(part.text):
        return False
    return _meets_prose(parts[index + 1 :]) and _meets_prose(parts[:index][::-1])


def _meets_prose(parts: Sequence[Part]) -> bool:
    """Tell whether a sentence follows, at most behind other pictures of the same series."""
    for part in parts[:_SERIES]:
        if part.is_prose:
            return True
        if part.kind not in ("text", "widget") or not could_be_caption(part.text):
            return False
    return False
