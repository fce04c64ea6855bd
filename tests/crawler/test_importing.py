"""Import: files of every format into a real archive, bad lines reported, the rest taken."""

import gzip
import json
from pathlib import Path

import pytest

from archive.article import Place
from archive.errors import SettingsError
from archive.store import Archive
from crawler.importing.files import UnreadableFile
from crawler.importing.options import ImportOptions, ImportSummary
from crawler.importing.place import read_place
from crawler.importing.run import import_paths

TEXT = """Xã Yên Phú hoàn thành thủy lợi mùa khô
Đăng lúc: 16/11/2022 (GMT+7)
Đến hết ngày 15/11, xã Yên Phú đã nạo vét xong 6,4 km kênh nội đồng, đắp lại 320 m bờ vùng.
"""
PAGE = """<html><head><title>Xã Yên Phú làm thủy lợi</title>{link}</head><body>
<h1>Xã Yên Phú làm thủy lợi</h1><div class="date">Ngày đăng: 16/11/2022</div><div id="text">
<p>Đến hết ngày 15/11, xã Yên Phú đã nạo vét xong 6,4 km kênh nội đồng, đắp lại 320 m bờ vùng và
thay ba cánh cống đã hỏng từ mùa lũ năm ngoái, vượt kế hoạch mười ngày.</p>
<p>Hơn 700 lượt người đã tham gia, trong đó có đông đảo đoàn viên, hội viên các thôn trong xã, nhiều
hộ còn góp thêm tre, cọc và bao tải để đắp những đoạn bờ yếu sát sông Mã.</p></div></body></html>
"""


class Import:
    """What an import came to: its summary, its reports and the archive's articles by title."""

    def __init__(self, folder: Path, *paths: Path, **options: object) -> None:
        self.reports: list[str] = []
        self.progress: list[int] = []
        with Archive.open(folder / "archive.sqlite") as archive:
            self.summary = import_paths(
                paths,
                archive=archive,
                options=ImportOptions(**options),
                report=self.reports.append,
                progress=self.progress.append,
            )
            records = [change.record for change in archive.changes()]
        self.records = {record.article.title: record for record in records if record}
        self.articles = {title: record.article for title, record in self.records.items()}


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


@pytest.fixture
def tin(tmp_path):
    folder = tmp_path / "tin"
    folder.mkdir()
    return folder


def test_json_lines_with_bad_ones_among_them(tmp_path, tin):
    path = tin / "a.jsonl"
    bad = '{"title": "cut\n[1]\n\n' + lines({"url": "http://a.example/"}, {"title": 3})
    path.write_text("\ufeff" + lines({"title": "A"}) + bad + lines({"body": "B"}), "utf-8")
    done = Import(tmp_path, path)
    assert done.summary == ImportSummary(new=2, rejected=4)
    assert [report.split(": ")[0] for report in done.reports] == [
        f"{path}:{number}" for number in (2, 3, 5, 6)
    ]
    assert set(done.articles) == {"A", None}


@pytest.mark.parametrize(
    "bad", [b"\xff\xfe\x00", b'"\\ud800"', b"[" * 5000, b"NaN", b"{}", b"null"]
)
def test_a_line_that_is_no_record_is_rejected_alone(tmp_path, tin, bad):
    path = tin / "a.jsonl"
    path.write_bytes(bad + b"\n" + lines({"title": "A"}).encode())
    done = Import(tmp_path, path)
    assert done.summary == ImportSummary(new=1, rejected=1)
    assert done.reports[0].startswith(f"{path}:1: ")


def test_loose_records_are_made_fit(tmp_path, tin):
    path = tin / "a.ndjson"
    path.write_text(lines({
        "_id": 7, "title": "A", "contents": "B", "authors": "An; Bình\nChi", "tag": "x",
        "published": "2023-05-29T18:00:00Z", "place": "Đông Sơn, Thanh Hóa",
    }), "utf-8")  # fmt: skip
    article = Import(tmp_path, path).articles["A"]
    assert (article.id, article.body, article.extra) == ("7", "B", {"tag": "x"})
    assert article.authors == ("An", "Bình", "Chi")
    assert article.published == "2023-05-30"
    assert article.published_at == "2023-05-30T01:00:00+07:00"
    assert article.place == Place(district="Đông Sơn", province="Thanh Hóa")


def test_the_second_time_all_is_the_same_and_a_change_is_seen(tmp_path, tin):
    path = tin / "a.jsonl"
    path.write_text(lines({"id": "1", "title": "A"}, {"id": "2", "title": "B"}), "utf-8")
    assert Import(tmp_path, path).summary == ImportSummary(new=2)
    assert Import(tmp_path, path).summary == ImportSummary(same=2)
    path.write_text(lines({"id": "1", "title": "A"}, {"id": "2", "title": "B2"}), "utf-8")
    assert Import(tmp_path, path).summary == ImportSummary(changed=1, same=1)


def test_an_id_of_another_source_is_reported_and_the_rest_goes_on(tmp_path, tin):
    path = tin / "a.jsonl"
    path.write_text(lines(
        {"id": "1", "title": "A", "source": "x"}, {"id": "1", "title": "B", "source": "y"},
        {"id": "2", "title": "C"},
    ), "utf-8")  # fmt: skip
    done = Import(tmp_path, path)
    assert done.summary == ImportSummary(new=2, rejected=1)
    assert done.reports[0].startswith(f"{path}:2: ")
    assert "x" in done.reports[0]
    assert "y" in done.reports[0]
    assert set(done.articles) == {"A", "C"}


def test_derived_facts_come_along(tmp_path, tin):
    path = tin / "a.jsonl"
    facts = {"title": "A", "body": "xã Đông Tiến", "communes": [{"name": "xã Đông Tiến"}]}
    path.write_text(lines(facts), "utf-8")
    record = Import(tmp_path, path).records["A"]
    assert [mention.name for mention in record.derived.communes] == ["xã Đông Tiến"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path, tin, delimiter):
    path = tin / "a.csv"
    rows = [
        ["title", "body", "authors", "published", "district", "province", "communes", "note"],
        ["A", '"Một\nHai, ba; bốn"', '"An; Bình"', "29/05/2023 14:05", "Đông Sơn", "Thanh Hóa"],
        ["", "", "", "", "", "", "", ""],
        ["B", "'=1+1"],
        ["", "", "An"],
        ["C"] * 9,
    ]  # fmt: skip
    path.write_text(
        "\ufeff" + "".join(delimiter.join(row) + "\r\n" for row in rows), "utf-8", newline=""
    )
    done = Import(tmp_path, path)
    first, second = done.articles["A"], done.articles["B"]
    assert (first.body, first.authors) == ("Một\nHai, ba; bốn", ("An", "Bình"))
    assert (first.published, first.published_at) == ("2023-05-29", "2023-05-29T14:05:00+07:00")
    assert first.place == Place(district="Đông Sơn", province="Thanh Hóa")
    assert second.body == "=1+1"
    assert [report.split(": ")[0] for report in done.reports] == [f"{path}:6", f"{path}:7"]


@pytest.mark.parametrize("content", ["", "name,age\nAn,3\n"])
def test_csv_without_our_columns_is_rejected(tmp_path, tin, content):
    path = tin / "a.csv"
    path.write_text(content, "utf-8")
    assert Import(tmp_path, path).summary == ImportSummary(rejected=1)


def test_text_of_a_page(tmp_path, tin):
    (tin / "2023").mkdir()
    (tin / "2023" / "bai.txt").write_text(TEXT, "utf-8")
    article = Import(tmp_path, tin, source="s", place=Place(province="Thanh Hóa")).articles[
        "Xã Yên Phú hoàn thành thủy lợi mùa khô"
    ]
    assert article.url == "file:///tin/2023/bai.txt"
    assert (article.source, article.place) == ("s", Place(province="Thanh Hóa"))
    assert (article.published, article.date_source) == ("2022-11-16", "text")
    assert article.body.startswith("Đến hết ngày 15/11")


@pytest.mark.parametrize("profile", ["auto", "none"])
@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("", "file:///bai.html"),
        ('<link rel="canonical" href="http://yenphu.example/tin/1.html">', "http://yenphu.example/tin/1.html"),
        ('<meta property="og:url" content="http://yenphu.example/tin/2.html">', "http://yenphu.example/tin/2.html"),
        ('<link rel="canonical" href="/tin/1.html">', "file:///bai.html"),
    ],
)  # fmt: skip
def test_saved_page(tmp_path, tin, link, url, profile):
    path = tin / "bai.html"
    path.write_text(PAGE.format(link=link), "utf-8")
    article = Import(tmp_path, path, profile=profile).articles["Xã Yên Phú làm thủy lợi"]
    assert article.url == url
    assert article.published == "2022-11-16"
    assert article.body.startswith("Đến hết ngày 15/11")


def test_page_without_an_article_is_reported(tmp_path, tin):
    (tin / "a.html").write_text("<p>Trang chủ</p>", "utf-8")
    (tin / "b.txt").write_text("Trang chủ\n", "utf-8")
    done = Import(tmp_path, tin)
    assert done.summary == ImportSummary(rejected=2)
    assert all("no article" in report for report in done.reports)


def test_unknown_profile_is_refused(tmp_path, tin):
    with pytest.raises(SettingsError, match=r"no such profile.*nukeviet"):
        Import(tmp_path, tin, profile="nukevjet")


def test_folder_is_walked_for_known_suffixes_packed_ones_too(tmp_path, tin):
    (tin / "sub").mkdir()
    with gzip.open(tin / "sub" / "a.jsonl.gz", "wt", encoding="utf-8") as packed:
        packed.write(lines({"title": "A"}))
    with gzip.open(tin / "b.txt.gz", "wt", encoding="utf-8") as packed:
        packed.write(TEXT)
    (tin / "c.csv").write_text("title\nC\n", "utf-8")
    (tin / "d.JSON").write_text(lines({"title": "D"}), "utf-8")
    (tin / "e.pdf").write_bytes(b"%PDF")
    (tin / ".f.jsonl").write_text(lines({"title": "F"}), "utf-8")
    done = Import(tmp_path, tin)
    assert set(done.articles) == {"A", "Xã Yên Phú hoàn thành thủy lợi mùa khô", "C", "D"}
    assert done.reports == []
    assert Import(tmp_path, tin, format="csv").summary == ImportSummary(same=1)


def test_damaged_packed_file_is_reported_and_what_came_before_it_stays(tmp_path, tin):
    whole = gzip.compress(
        lines(*({"title": f"A{i}", "body": "x" * i} for i in range(900))).encode()
    )
    (tin / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tin / "b.jsonl.gz").write_bytes(b"nothing packed")
    (tin / "c.jsonl").write_text(lines({"title": "C"}), "utf-8")
    done = Import(tmp_path, tin)
    assert {"A0", "C"} <= set(done.articles)
    assert [str(tin / name) in report for name, report in zip("ab", done.reports, strict=True)]


def test_progress_counts_every_record(tmp_path, tin):
    (tin / "a.jsonl").write_text(lines(*({"title": f"T{i}"} for i in range(1200))), "utf-8")
    done = Import(tmp_path, tin)
    assert done.progress == sorted(done.progress)
    assert done.progress[-1] == done.summary.new == 1200


@pytest.mark.parametrize("name", ["missing.jsonl", "a.docx", "noname"])
def test_path_that_cannot_be_read_is_refused(tmp_path, tin, name):
    for given in ("a.docx", "noname"):
        (tin / given).write_text(TEXT, "utf-8")
    with pytest.raises(UnreadableFile, match=name):
        Import(tmp_path, tin / name)


def test_format_said_outright_reads_any_name(tmp_path, tin):
    (tin / "noname").write_text(TEXT, "utf-8")
    assert Import(tmp_path, tin / "noname", format="txt").summary == ImportSummary(new=1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Đông Sơn, Thanh Hóa", Place(district="Đông Sơn", province="Thanh Hóa")),
        ("huyện Đông Sơn, tỉnh Thanh Hóa", Place(district="huyện Đông Sơn", province="Thanh Hóa")),
        ("phường Đông Quang, Thanh Hóa", Place(commune="phường Đông Quang", province="Thanh Hóa")),
        ("Thị trấn Rừng Thông,Đông Sơn, Thanh Hóa",
         Place(commune="Thị trấn Rừng Thông", district="Đông Sơn", province="Thanh Hóa")),
        ("thị xã Nghi Sơn, Thanh Hóa", Place(district="thị xã Nghi Sơn", province="Thanh Hóa")),
        ("Đông Tiến, Đông Sơn, Thanh Hóa",
         Place(commune="Đông Tiến", district="Đông Sơn", province="Thanh Hóa")),
        ("Thanh Hóa", Place(province="Thanh Hóa")),
        ("xã Đông Tiến", Place(commune="xã Đông Tiến")),
    ],
)  # fmt: skip
def test_place(text, place):
    assert read_place(text) == place


@pytest.mark.parametrize("text", ["", " , ", "a, b, c, d"])
def test_no_place(text):
    with pytest.raises(SettingsError, match="Đông Sơn, Thanh Hóa"):
        read_place(text)
