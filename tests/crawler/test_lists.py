"""Which lines of a page are entries of lists of other articles."""

import datetime as dt

import pytest

from crawler.blocks import Paragraph
from crawler.sorting import parts_of

TODAY = dt.date(2026, 11, 24)
STORY = "Sáng 26/5, UBND xã tổ chức hội nghị sơ kết công tác thu ngân sách năm tháng đầu năm nay."
HEADLINES = (
    "Họp tổ thuế thôn Trung tại nhà văn hóa",
    "Ra quân giải tỏa hành lang đường liên xã",
    "Khám sức khỏe cho người cao tuổi trong xã",
)


def link(text, **flags):
    return Paragraph(text, linked=True, **flags)


def links(lines):
    lines = [line if isinstance(line, Paragraph) else Paragraph(line) for line in lines]
    return [part.text for part in parts_of(lines, today=TODAY) if part.kind == "link"]


def test_links_in_a_row_and_the_days_beside_them_are_a_list():
    entries = [link(HEADLINES[0]), "20/05/2023", link(HEADLINES[1]), "18/05/2023"]
    told = [each.text if isinstance(each, Paragraph) else each for each in entries]
    assert links([*entries, "Thu ngân sách đạt khá", "27/05/2023", STORY]) == told


def test_one_link_alone_is_no_list():
    assert links([STORY, link(HEADLINES[0]), STORY]) == []


def test_a_date_that_only_the_last_link_has_is_the_articles():
    assert links([link(HEADLINES[0]), link(HEADLINES[1]), "27/05/2023"]) == list(HEADLINES[:2])


def test_a_date_of_publication_is_no_lists():
    entries = [link(HEADLINES[0]), "20/05/2023", link(HEADLINES[1]), "Ngày đăng: 27/05/2023"]
    assert "Ngày đăng: 27/05/2023" not in links(entries)


def test_a_headline_in_other_type_before_its_text_leads_to_itself():
    entries = [link(HEADLINES[0]), link(HEADLINES[1]), link("Thu ngân sách khá", heading=1), STORY]
    assert links(entries) == list(HEADLINES[:2])


def test_the_heading_of_a_list_inside_a_text_is_part_of_it():
    entries = [STORY, "Chuyện hôm nay", link(HEADLINES[0]), link(HEADLINES[1]), STORY]
    assert links(entries) == ["Chuyện hôm nay", *HEADLINES[:2]]


@pytest.mark.parametrize(
    "entries",
    [
        [each for headline in HEADLINES for each in (headline, "20/05/2023")],
        [f"{headline} (20/05/2023)" for headline in HEADLINES],
        [f"{headline} 20/05/2023 08:15" for headline in HEADLINES],
    ],
)
def test_plain_text_shows_a_list_by_its_days(entries):
    assert links([STORY, "Mới lên trang", *entries]) == ["Mới lên trang", *entries]
    assert links([STORY, *entries[: len(entries) // 3]]) == []


def test_a_table_of_days_is_no_list():
    rows = [
        "Ra quân làm vệ sinh",
        "12/05/2021",
        "Các thôn",
        "Kiểm tra thủy lợi",
        "20/05/2021",
        "Xã",
    ]
    assert links([STORY, *rows, STORY]) == []
