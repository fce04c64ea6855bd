"""Dates in every form in which portals print them."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.dates import ReadDate, date_in_url, find_dates, read_date

TODAY = dt.date(2026, 11, 24)

PRINTED = [
    ("Đăng lúc: 29/05/2023 (GMT+7)", "2023-05-29", None),
    ("Đăng lúc: 14:05:22 29/05/2023 (GMT+7)", "2023-05-29", "14:05:22"),
    ("Thứ Hai - 27/02/2017 23:16", "2017-02-27", "23:16:00"),
    ("Thứ Bẩy, ngày 05/03/2022 08:41", "2022-03-05", "08:41:00"),
    ("Thứ tư, 7/2/2024, 23:41 (GMT+7)", "2024-02-07", "23:41:00"),
    ("Cập nhật lúc: 10:16, 04/11/2014 [GMT+7]", "2014-11-04", "10:16:00"),
    ("Cập nhật lúc 2019-05-26", "2019-05-26", None),
    ("21 tháng 09 năm 2025", "2025-09-21", None),
    ("ngày 5 Tháng Mười Hai 2021", "2021-12-05", None),
    ("20 tháng mười một, 2021", "2021-11-20", None),
    ("3 Tháng Mười, 2021", "2021-10-03", None),
    ("Tháng Năm 29, 2023", "2023-05-29", None),
    ("Chủ Nhật, 17 tháng 11, 2013", "2013-11-17", None),
    ("29 Th5 2023", "2023-05-29", None),
    ("5/3/2022 2:07:09 CH", "2022-03-05", "14:07:09"),
    ("5/3/2022 12:07:09 SA", "2022-03-05", "00:07:09"),
    ("5/3/2022 12:07:09 CH", "2022-03-05", "12:07:09"),
    ("(29/06/2026, 14:49)", "2026-06-29", "14:49:00"),
    ("Đăng ngày 15 - 11 - 2017", "2017-11-15", None),
    ("9-1-2018", "2018-01-09", None),
    ("28.5.2023", "2023-05-28", None),
    ("21:29 , 09/09/2022", "2022-09-09", "21:29:00"),
    ("10/11/2009 - 07:52", "2009-11-10", "07:52:00"),
    ("14 giờ 05, thứ hai ngày 29/5/2023", "2023-05-29", "14:05:00"),
    ("15h30 ngày 29/5/2023", "2023-05-29", "15:30:00"),
    ("26/01/201509:25:58", "2015-01-26", "09:25:58"),
    ("Ngày 26/01/2015 00:00:00", "2015-01-26", None),
    ("30/03/2021 | 12:00 AM", "2021-03-30", None),
    ("11/24/2020 8:34:55 AM 2498", "2020-11-24", "08:34:55"),
    ("5/13/2022", "2022-05-13", None),
    ("2023-05-29 17:30:00.0", "2023-05-29", "17:30:00"),
    ("2023-05-29T17:30:00.123456", "2023-05-29", "17:30:00"),
    ("2022-03-04T16:59:59Z", "2022-03-04", "23:59:59"),
    ("2022-03-04T17:30:00Z", "2022-03-05", "00:30:00"),
    ("2022-03-05T01:00:00+09:00", "2022-03-04", "23:00:00"),
    ("Mon, 29 May 2023 17:30:00 GMT", "2023-05-30", "00:30:00"),
    ("Mon, 29 May 2023 23:30:00 +0700", "2023-05-29", "23:30:00"),
    ("2017-02-27+07:0023:16:00", "2017-02-27", "23:16:00"),
    ("2017-02-27+0723:16:00", "2017-02-27", "23:16:00"),
    ("2023-05-29+07:00", "2023-05-29", None),
    ("Ngày đăng: 06/01/2021 - Lượt xem: 99", "2021-01-06", None),
    ("31/12/2099, sửa 05/03/2022", "2022-03-05", None),
]

NO_DATES = [
    "", "N/A", "day , 00 / month / 0000", "00/00/0000", "31/02/2023", "13/13/2022", "25/11/2026",
    "12/05/1985", "x giờ trước", "5 giờ trước", "12", "1276", "tháng 5", "29/5", "5/2023",
    "Nghị định 12/2020/NĐ-CP", "Số 58/5/2020/QĐ-UBND", "5.283.615.000 đồng", "2 tháng 2 tuần trước",
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "time"), PRINTED)
def test_printed_date(text, day, time):
    read = read_date(text, today=TODAY)
    assert read is not None
    assert (read.date.isoformat(), read.guess) == (day, False)
    assert (read.time.isoformat() if read.time else None) == time


@pytest.mark.parametrize(("text", "day"), [case[:2] for case in PRINTED[:12]])
def test_printed_date_in_other_writing(text, day):
    for variant in (unicodedata.normalize("NFD", text), text.upper(), text.replace(" ", "\u00a0")):
        read = read_date(variant, today=TODAY)
        assert read is not None
        assert read.date.isoformat() == day


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text):
    assert read_date(text, today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("9 ngày trước", "2026-11-15"), ("2 tuần trước", "2026-11-10"), ("hôm qua", "2026-11-23")],
)
def test_relative_date_is_a_guess(text, day):
    assert read_date(text, today=TODAY) == ReadDate(dt.date.fromisoformat(day), guess=True)


def test_today_is_a_date_and_tomorrow_is_none():
    assert read_date("24/11/2026", today=TODAY) is not None
    assert read_date("25/11/2026", today=TODAY) is None
    assert read_date("1/1/2000") is not None


def test_found_dates_span_time_and_weekday():
    text = "Họp lúc 14:05, Thứ Hai, ngày 29/05/2023 và 8h00 ngày 5/3/2022."
    spans = [text[found.start : found.end] for found in find_dates(text, today=TODAY)]
    assert spans == ["14:05, Thứ Hai, ngày 29/05/2023", "8h00 ngày 5/3/2022"]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.gov.vn/portal/Pages/2023-5-9/Tin-xa12.aspx", "2023-05-09"),
        ("http://a.gov.vn/2021/04/30/tin-xa", "2021-04-30"),
        ("http://a.gov.vn/tin-xa-2023-5-9.html", None),
        ("http://a.gov.vn/Pages/2023-15-9/Tin.aspx", None),
    ],
)
def test_date_in_address(url, day):
    read = date_in_url(url, today=TODAY)
    assert (read.date.isoformat() if read else None) == day


@given(st.dates(dt.date(1990, 1, 1), TODAY))
def test_every_day_is_read_back_day_first(day):
    month = ["Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một",
             "Mười Hai"][day.month - 1]  # fmt: skip
    forms = [
        f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat(),
        f"{day.day} Tháng {month} {day.year}", f"{day.day} tháng {day.month} năm {day.year}",
    ]  # fmt: skip
    assert {read_date(form, today=TODAY) for form in forms} == {ReadDate(day)}


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    read = read_date(text, today=TODAY)
    assert read is None or 1990 <= read.date.year <= TODAY.year
