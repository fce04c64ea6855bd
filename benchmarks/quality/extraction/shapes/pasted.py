"""Documents pasted into pages: plans with dates of their own, tables, lists."""

import random
from collections.abc import Sequence

from benchmarks.quality.extraction.shapes.formal import _frame as framed
from benchmarks.quality.extraction.shapes.page import Made, foreign, published, text
from benchmarks.quality.extraction.shapes.stories import Story

_ROWS = (
    ("STT", "Nội dung", "Thời gian", "Đơn vị thực hiện"),
    ("1", "Ra quân làm vệ sinh môi trường", "12/05/2021", "Các thôn"),
    ("2", "Kiểm tra công trình thủy lợi", "20/05/2021", "Ban Nông nghiệp xã"),
    ("3", "Tổng kết, khen thưởng", "30/06/2021", "UBND xã"),
)
_ITEMS = ("Bảo đảm đúng tiến độ;", "Tiết kiệm, hiệu quả;", "Báo cáo trước ngày 25 hằng tháng.")


def plan(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """A plan signed on a day of its own; its title may hold a day, too."""
    title = f"Kế hoạch tổ chức {chance.choice(('ngày hội', 'hội thi'))} ngày {story.day:%d/%m/%Y}"
    signed = ("ỦY BAN NHÂN DÂN XÃ YÊN PHÚ", "Số: 12/KH-UBND", "Yên Phú, ngày 26 tháng 01 năm 2021")
    lines = (*signed, story.sapo, *story.paragraphs)
    middle = (
        f"<h1>{title}</h1><div>{published(chance, story)}</div>"
        + "".join(f"<p>{text(line)}</p>" for line in lines)
        + "<p>Nơi nhận:</p><p>- Như trên;</p><p>- Lưu VP.</p>"
    )
    return Made(
        framed(chance, middle, others[:5], title=title), story, title,
        (*lines, "Nơi nhận:", "- Như trên;", "- Lưu VP."), story.day.isoformat(), authors=(),
        unwanted=foreign(others[:5]),
    )  # fmt: skip


def table_and_list(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """A table of days and a list between paragraphs."""
    rows = "".join(
        f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in _ROWS
    )
    items = "".join(f"<li>{item}</li>" for item in _ITEMS)
    first, *rest = story.paragraphs
    middle = (
        f"<h2>{text(story.title)}</h2><span>{published(chance, story)}</span><p>{text(story.sapo)}</p><p>{text(first)}</p>"
        f"<table border='1'><tbody>{rows}</tbody></table><ul>{items}</ul>{''.join(f'<p>{text(line)}</p>' for line in rest)}"
    )
    table = [" | ".join(row) for row in _ROWS]
    return Made(
        framed(chance, middle, others[:5], title=text(story.title)), story, story.title,
        (story.sapo, first, *table, *(f"- {item}" for item in _ITEMS), *rest), story.day.isoformat(),
        authors=(), unwanted=foreign(others[:5]),
    )  # fmt: skip


SHAPES = {"plan": plan, "table_and_list": table_and_list}
