"""What the screen of the archive tells, in each state of an archive."""

import datetime as dt
import re
import shutil
import sqlite3
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from lxml import html

from archive.coverage import Watched
from archive.folder import DataFolder
from archive.store import Archive
from crawler.alarms import DroppedDays, DroppedField
from crawler.completeness import Missed
from crawler.errors import FetchError
from crawler.health import Health
from tests.making import article, filled, indexed
from tests.ui import archives
from ui.archive.calendar import months, year_of
from ui.archive.concerns import concerns
from ui.archive.reasons import told
from ui.archive.screen import archive
from ui.archive.state import Holding
from ui.service import searcher
from ui.texts import TEXTS
from ui.view import View, view_of

DAY = dt.date
NOW = dt.datetime(2026, 11, 27, 9, tzinfo=archives.VIETNAM)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return archives.made(tmp_path_factory.mktemp("store"))


@pytest.fixture
def copied(made, tmp_path, monkeypatch):
    """The folder anew, served to this test alone."""
    shutil.copytree(made.path, tmp_path / "data")
    monkeypatch.setenv("TINXA_DATA", str(tmp_path / "data"))
    return DataFolder(tmp_path / "data")


@pytest.fixture
def served(made, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(made.path))
    return made


def page(language="vi", **parameters):
    title, shown = archive(
        View(lang=language), {key: [value] for key, value in parameters.items()}, TEXTS[language]
    )
    return title, html.fromstring(shown)


def text(element):
    return " ".join(" ".join(element.itertext()).split())


def counted(root):
    """Return the links of a page into the search, with the number of articles that each tells."""
    for link in root.iter("a"):
        address = link.get("href")
        said = link.get("aria-label") or text(link)
        number = re.search(r"([\d.]+) (?:bài|articles)", said) or re.fullmatch(r"([\d.]+)", said)
        if urlsplit(address).path == "/" and number:
            yield address, int(number[1].replace(".", ""))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("parameters", "links"),
    [
        ({}, 10),
        ({"cong": "tot"}, 3),
        ({"cong": "tot", "nam": "2024"}, 8),
        ({"cong": "tot", "nam": "2023"}, 6),
        ({"nguon": archives.NAME}, 2),
        ({"nguon": "none", "nam": "2024"}, 4),
    ],
)
@pytest.mark.usefixtures("served")
def test_each_count_is_what_its_link_finds(language, parameters, links):
    _, root = page(language, **parameters)
    found = list(counted(root))
    for address, number in found:
        question = view_of(parse_qs(urlsplit(address).query)).question()
        assert searcher().total(question) == number > 0
    assert len(found) >= links


@pytest.mark.usefixtures("served")
def test_what_needs_attention_comes_first_with_its_cure():
    title, root = page()
    assert title == "Kho lưu trữ"
    names = [text(name) for name in root.xpath("//article//h3/a")]
    assert names == ["im", "tot"]
    silent, other = (text(each) for each in root.xpath("//article"))
    assert "Chưa lần nào vào được cổng. Hãy mở cổng bằng trình duyệt" in silent
    assert "im.example được để yên đến 01/01/2100 00:00: không đọc được robots.txt" in silent
    assert "Chưa tải được, sẽ thử lại: không kết nối được (1)" in silent
    assert re.search(r"Đã \d+ ngày chưa vào được cổng", other)
    assert "trang không có bài (1)" in other
    assert "Số bài 6 Từ ngày – đến ngày 31/12/2023 – 03/03/2024" in other
    assert "Không rõ ngày 1 Ngày đoán 1 Đã gỡ khỏi cổng 1" in other
    assert "2 cổng được thu thập, 3 nguồn nhập vào" in text(root.xpath("//ul")[0])


@pytest.mark.usefixtures("served")
def test_imported_sources_are_told_with_what_is_known():
    _, root = page()
    rows = {text(row[0]): text(row) for row in root.xpath("//tbody/tr")}
    assert set(rows) == {archives.NAME, "(không rõ nguồn)", "nhap.example"}
    assert "Chỉ 0% số bài có ngày đăng" in rows[archives.NAME]
    assert "05/01/2024 – 05/01/2024" in rows["nhap.example"]


@pytest.mark.usefixtures("served")
def test_the_calendar_of_a_year_says_of_each_day_what_is_known():
    _, root = page(cong="tot", nam="2024")
    february, march = root.xpath("//table")[1:3]
    days = {text(cell): cell for month in (february, march) for cell in month.xpath(".//td")}
    assert "27 : trước lần thu thập đầu tiên" in days
    assert "28 · : đã xem cổng, không có bài" in days
    assert "29 ○ : hôm đó không thu thập, về sau đã xem lại, không thấy bài" in days
    assert "4 × : không vào được cổng" in days
    assert "5 ⊘ : cổng chặn trình thu thập" in days
    assert "7 ? : không thu thập, không rõ có bài hay không" in days
    labels = [link.get("aria-label") for link in march.xpath(".//td/a")]
    part = "có bài, nhưng hôm đó"
    assert labels[0].startswith("01/03/2024: 2 bài; hôm đó không thu thập")
    assert part in text(root.xpath("//ul[@class='tx-legend']")[0])
    years = [text(link) for link in root.xpath("//nav/a")]
    assert years[:2] == ["2023", "2024"]
    assert text(root.xpath("//nav/a[@aria-current]")[0]) == "2024"


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2024-01-01", "outside"), ("2024-01-10", "none"), ("2024-01-11", "unreachable"),
        ("2024-01-12", "later"), ("2024-01-20", "none"), ("2024-01-21", "down"),
        ("2024-02-01", "open"), ("2024-02-02", "open"), ("2024-01-22", "found"),
    ],
)  # fmt: skip
def test_what_is_known_of_a_day(day, kind):
    watched = Watched(frozenset({DAY(2024, 1, 10), DAY(2024, 1, 20)}),
                      {DAY(2024, 1, 11): "unreachable"})  # fmt: skip
    days = year_of(2024, {"2024-01-22": 3}, watched, today=DAY(2024, 2, 1))
    assert {one.day.isoformat(): one.kind for one in days}[day] == kind


def test_of_what_nobody_watched_nothing_is_known_of_empty_days():
    days = year_of(2023, {"2023-01-02": 1}, None, today=DAY(2023, 12, 30))
    kinds = [one.kind for one in days]
    assert (kinds[0], kinds[1], kinds[-1]) == ("unknown", "found", "open")
    weeks = months(days)
    assert [len(month) for month in weeks] == [6, 5, 5, 5, 5, 5, 6, 5, 5, 6, 5, 5]
    assert sum(day is not None for month in weeks for week in month for day in week) == 365


def test_levels_grow_with_the_count():
    days = year_of(2023, {"2023-01-01": 1, "2023-01-02": 20, "2023-01-03": 40}, None,
                   today=DAY(2024, 1, 1))  # fmt: skip
    assert [one.level for one in days[:4]] == [1, 2, 4, 0]


WELL = Health(
    portal="xa", hosts=("xa.example",), found=100, taken=99, waiting=1, gone=0, changed=0,
    skipped={"second address": 40}, failed={}, last_success=NOW - dt.timedelta(days=2), aside=(),
    missed=Missed(0, 0, 3), alarms=(), days=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, []),
        ({"last_success": NOW - dt.timedelta(days=3)}, ["Đã 3 ngày chưa vào được cổng."]),
        ({"alarms": (DroppedField("summary", 0.1, 0.9),)},
         ["Trường sapo chỉ còn ở 10% trong 20 bài mới nhất, trước đó 90%."]),
        ({"alarms": (DroppedDays(3, 14, 40.2),)},
         ["Chỉ có 3 bài trong 14 ngày gần đây, thường là 40."]),
        ({"skipped": {"no text": 5}}, []),
        ({"skipped": {"no text": 6}}, ["Nhiều địa chỉ bị bỏ qua: trang không có bài (6)."]),
        ({"missed": Missed(1200, 900, 2000)}, ["Có thể còn sót khoảng 1.200 bài (900–2.000)."]),
        ({"missed": Missed(9, 2, 20), "failed": {"timed out": 3, "HTTP 503": 1}},
         ["Chưa tải được, sẽ thử lại: quá thời gian chờ (3), lỗi máy chủ của cổng (HTTP 503) (1).",
          "Có thể còn sót khoảng 9 bài (2–20)."]),
    ],
)  # fmt: skip
def test_what_needs_attention_and_what_does_not(changes, said):
    crawl = msgspec.structs.replace(WELL, **changes)
    of = Holding(
        name="xa", sources=("xa.example",), articles=99, gone=0, changed=0, earliest=None,
        latest=None, last_fetched=None, crawl=crawl,
        filled={"title": 1.0, "published": 0.96, "body": 1.0},
    )  # fmt: skip
    assert [one.text for one in concerns(of, TEXTS["vi"], NOW)] == said


@pytest.mark.parametrize("archived", [False, True])
def test_an_empty_archive_says_what_to_do_first(tmp_path, monkeypatch, archived):
    monkeypatch.setenv("TINXA_DATA", str(tmp_path))
    if archived:
        filled(tmp_path, []).close()
    _, root = page()
    assert [code.text for code in root.iter("code")] == [
        "tinxa crawl https://…", "tinxa import …", "tinxa index",
    ]  # fmt: skip


def test_where_a_cluster_is_all_the_archive_is_absent(tmp_path, monkeypatch):
    (tmp_path / "tinxa.toml").write_text('engine = "opensearch"\n')
    monkeypatch.setenv("TINXA_DATA", str(tmp_path))
    assert "không có kho lưu trữ" in text(page()[1])


def test_where_nothing_was_crawled_it_is_said(copied):
    copied.frontier.unlink()
    _, root = page()
    assert "Chưa thu thập cổng nào" in text(root)
    assert root.xpath("//article") == []
    _, root = page(nguon=archives.HOST, nam="2024")
    assert "không rõ có đủ bài hay không" in text(root)


@pytest.mark.usefixtures("served")
def test_a_portal_without_articles_has_a_calendar_all_the_same():
    _, root = page(cong="im")
    assert list(counted(root)) == []
    assert len(root.xpath("//table")) >= 12


def test_an_index_that_is_behind_is_said_and_counts_stay_those_of_the_links(copied):
    with Archive.open(copied.archive) as opened:
        opened.put(article(id="late", source=archives.HOST, published="2024-03-01", body="Tin"))
    _, root = page()
    assert "Chỉ mục còn thiếu 1 thay đổi" in text(root)
    assert "6 (+1 chưa vào chỉ mục)" in text(root)
    with Archive.open(copied.archive) as opened:
        indexed(opened)
    assert "Chỉ mục còn thiếu" not in text(page()[1])


def test_an_index_of_another_archive_is_told(copied):
    copied.archive.unlink()
    filled(copied.path, archives.articles()).close()
    assert "không phải của kho này" in text(page()[1])


def test_without_an_index_counts_are_those_of_the_archive_and_lead_nowhere(copied):
    shutil.rmtree(copied.index)
    for parameters in ({}, {"cong": "tot", "nam": "2024"}):
        _, root = page(**parameters)
        assert list(counted(root)) == []
    assert "1 2 : 2 bài; hôm đó không thu thập" in text(root)
    assert "Tháng 3 4 bài" in text(root)
    assert "Kho chưa được lập chỉ mục" in text(page()[1])


def test_a_damaged_memory_of_the_crawler_leaves_the_rest(copied):
    copied.frontier.write_bytes(b"nothing of the kind")
    _, root = page()
    assert "Không đọc được bộ nhớ của trình thu thập" in text(root)
    assert "Chưa thu thập cổng nào" not in text(root)
    assert "nguồn nhập vào" not in text(root)
    assert "chưa lần nào" not in text(root)
    assert archives.HOST in [text(row[0]) for row in root.xpath("//tbody/tr")]


@pytest.mark.slow
def test_a_locked_memory_of_the_crawler_leaves_the_rest(copied):
    with sqlite3.connect(copied.frontier) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        _, root = page()
        holder.rollback()
    assert "database is locked" in text(root)
    assert "Delete it" not in text(root)


def _subclasses(kind):
    return {kind} | {below for each in kind.__subclasses__() for below in _subclasses(each)}


@pytest.mark.parametrize(
    "reason",
    sorted(
        {each.reason for each in _subclasses(FetchError)}
        | {"forbidden by robots.txt", "foreign host", "bad address", "not http", "private address",
           "address refused", "no title", "no text", "not found page", "second address", "moved",
           "a file", "id conflict", "no list", "list without end", "before 2023-05-29", "forgotten",
           "switched off", "HTTP 404", "HTTP 403", "HTTP 429", "HTTP 503", "HTTP 418"}
    ),
)  # fmt: skip
def test_every_reason_of_the_crawler_is_told_in_the_readers_language(reason):
    vietnamese, english = (told(reason, TEXTS[language]) for language in ("vi", "en"))
    assert 'lang="en"' not in vietnamese.reason
    assert vietnamese.reason != english.reason
    assert bool(vietnamese.cure) == bool(english.cure)


def test_a_reason_that_is_unknown_is_shown_as_it_is():
    assert told("<b>odd</b>", TEXTS["vi"]).reason == '<span lang="en">&lt;b&gt;odd&lt;/b&gt;</span>'


@pytest.mark.parametrize("parameters", [{}, {"cong": "tot"}, {"cong": "im"}, {"nguon": "none"}])
@pytest.mark.usefixtures("served")
def test_no_english_is_left(parameters):
    _, root = page(**parameters)
    words = set(re.findall(r"[a-z]+", text(root).lower()))
    assert words & {"the", "of", "articles", "days", "portal", "index", "page", "reached"} == set()


@pytest.mark.parametrize("parameters", [{"cong": "khong-co"}, {"nguon": "tot"}, {"nam": "x"}])
@pytest.mark.usefixtures("served")
def test_what_is_not_there_leads_to_the_overview(parameters):
    assert page(**parameters)[0] == "Kho lưu trữ"


@pytest.mark.usefixtures("served")
def test_a_year_that_makes_no_sense_is_the_latest():
    assert f"Lịch năm {dt.datetime.now(archives.VIETNAM).year}" in text(
        page(cong="tot", nam="0x7")[1]
    )
