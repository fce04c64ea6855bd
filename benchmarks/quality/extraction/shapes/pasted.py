"""Documents pasted into pages: plans with dates of their own, tables, lists."""

import random
from collections.abc import Sequence

from benchmarks.quality.extraction.shapes.formal import framed
from benchmarks.quality.extraction.shapes.page import Made, Shape, lines, made, published, text
from benchmarks.quality.extraction.shapes.stories import Story

_ROWS = (
    ("STT", "Nội dung", "Thời gian", "Đơn vị thực hiện"),
    ("1", "Ra quân làm vệ sinh môi trường", "12/05/2021", "Các thôn"),
    ("2", "Kiểm tra công trình thủy lợi", "20/05/2021", "Ban Nông nghiệp xã"),
    ("3", "Tổng kết, khen thưởng", "30/06/2021", "UBND xã"),
)
_ITEMS = ("Bảo đảm đúng tiến độ;", "Tiết kiệm, hiệu quả;", "Báo cáo trước ngày 25 hằng tháng.")
_SIGNED = ("ỦY BAN NHÂN DÂN XÃ YÊN PHÚ", "Số: 12/KH-UBND", "Yên Phú, ngày 26 tháng 01 năm 2021")
_SENT_TO = ("Nơi nhận:", "- Như trên;", "- Lưu VP.")


def plan(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """A plan signed on a day of its own; its title holds another one."""
    event = chance.choice(("ngày hội", "hội thi"))
    title = f"Kế hoạch tổ chức {event} ngày {story.day:%d/%m/%Y}"
    body = (*_SIGNED, story.sapo, *story.paragraphs, *_SENT_TO)
    shown = "".join(f"<p>{text(line)}</p>" for line in body)
    middle = f"<h1>{title}</h1><div>{published(chance, story)}</div>{shown}"
    page = framed(chance, middle, story, others[:5], name=title)
    return made(page, story, others[:5], title=title, body=body, authors=())


def table_and_list(chance: random.Random, story: Story, others: Sequence[Story]) -> Made:
    """A table of days and a list between paragraphs."""
    rows = "".join(f"<tr>{''.join(f'<td><p>{c}</p></td>' for c in row)}</tr>" for row in _ROWS)
    items = "".join(f"<li>{item}</li>" for item in _ITEMS)
    first, *rest = lines(story)
    middle = (
        f"<h2>{text(story.title)}</h2><span>{published(chance, story)}</span>"
        f"<p>{text(story.sapo)}</p>{first}<table border='1'><tbody>{rows}</tbody></table>"
        f"<ul>{items}</ul>{''.join(rest)}"
    )
    shown = (*(" | ".join(row) for row in _ROWS), *(f"- {item}" for item in _ITEMS))
    body = (story.sapo, story.paragraphs[0], *shown, *story.paragraphs[1:])
    page = framed(chance, middle, story, others[:5], name=story.title)
    return made(page, story, others[:5], body=body, authors=())


SHAPES: dict[str, Shape] = {"plan": plan, "table_and_list": table_and_list}
