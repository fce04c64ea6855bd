"""An article put right from the page: what the form sends, what is kept, who may."""

import re
import shutil
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from filelock import FileLock

from archive.article import Correction
from archive.folder import DataFolder
from archive.store import Archive
from indexer.engines.choosing import index_of
from searcher.articles import IndexedArticles
from searcher.question import Question
from searcher.searcher import Searcher
from tests.making import filled, indexed
from tests.ui.posting import Client, routes_served, token
from ui import service
from ui.correcting.form import Way, correction
from ui.service import searcher
from ui.texts import TEXTS
from ui.view import View

HOSTILE = "</textarea><script>alert(1)</script> \x00\x0b ]]> \" ' =1+1 {x}"
ARTICLES = [
    {"id": "a", "title": "Hội nghị  xã", "body": "Họp tại xã Đông Hòa và xã Đông Yên.",
     "summary": "Dòng một\ndòng hai", "authors": ["Lê Hà", "An"], "category": "Kinh tế"},
    {"id": "guessed", "title": "Gieo lúa", "body": "Lúa.", "published": "2023-05-29",
     "date_source": "guess"},
    {"id": "bad", "title": HOSTILE, "body": HOSTILE, "summary": HOSTILE, "authors": [HOSTILE],
     "category": HOSTILE},
]  # fmt: skip
LIST = View(where={"date": ("guessed", "none")}, id="a")
VIEW = "/?date=guessed&date=none&id=a"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    path = tmp_path_factory.mktemp("prepared")
    with filled(path, ARTICLES) as archive:
        indexed(archive)
    return path


@pytest.fixture(scope="module")
def address():
    with routes_served() as served:
        yield served


@pytest.fixture
def folder(prepared, tmp_path, monkeypatch):
    shutil.copytree(prepared, tmp_path / "data")
    monkeypatch.setenv("TINXA_DATA", str(tmp_path / "data"))
    return DataFolder(tmp_path / "data")


@pytest.fixture
def client(folder, address):  # noqa: ARG001 - it is what is served
    with Client(address) as opened:
        yield opened


def shown(article_id="a", *, view=None, after="", lang="vi"):
    way = Way(view or View(id=article_id, lang=lang), after)
    return correction(searcher().article(article_id), way, TEXTS[lang])


def fields(html):
    """Return what a browser would send of the first form of *html*, nothing typed."""
    form = html[: html.index("</form>")]
    inputs = re.findall(r'<input (?=[^>]*type="(?:hidden|text)")[^>]*>', form)
    sent = [re.search(r'name="([^"]*)" value="([^"]*)"', one).groups() for one in inputs]
    sent += re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    sent += re.findall(r'<textarea name="([^"]*)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    # A browser sends lines with both characters of a typewriter.
    return {name: "\r\n".join(unescape(value).splitlines()) for name, value in sent}


def made(folder, article_id="a") -> Correction:
    with Archive.open(folder.archive) as archive:
        return archive.require(article_id).corrections[-1]


def amended(folder, article_id="a"):
    return {one.field: one.value for one in made(folder, article_id).fields}


def count(folder):
    with Archive.open(folder.archive) as archive:
        return sum(len(archive.require(one["id"]).corrections) for one in ARTICLES)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"ngay_dang": " 29/5/2024 "}, {"published": "2024-05-29"}),
        ({"ngay_dang": "2024-05-29"}, {"published": "2024-05-29"}),
        ({"tieu_de": "Hội nghị\r\nxã  mới"}, {"title": "Hội nghị xã mới"}),
        ({"sapo": ""}, {"summary": None}),
        ({"tac_gia": "An\r\n\r\n Lê  Hà "}, {"authors": ("An", "Lê Hà")}),
        ({"tac_gia": " \r\n"}, {"authors": ()}),
        ({"chuyen_muc": ""}, {"category": None}),
        ({"them_xa": "Xã  Đông Tiến"}, {"commune": "xã Đông Tiến"}),
        ({"bo_xa": ["xã Đông Yên"]}, {"no_commune": "xã Đông Yên"}),
        (
            {"ngay_dang": "1/2/2024", "chuyen_muc": "Văn hoá", "sapo": "Dòng một dòng hai\r\n"},
            {"published": "2024-02-01", "category": "Văn hoá"},
        ),
    ],
)
def test_what_was_changed_and_nothing_else_becomes_a_correction(client, folder, typed, kept):
    sent = {**fields(shown()), "nguoi": " Lan ", "ghi_chu": "theo\r\nbản giấy"}
    answer = client.post("/sua/dinh-chinh", data={**sent, **typed})
    assert (answer.status_code, answer.headers.get("location")) == (303, "/?id=a&dinh_chinh=luu")
    assert amended(folder) == kept
    assert (made(folder).by, made(folder).note) == ("Lan", "theo bản giấy")


def test_the_index_and_the_open_page_follow_at_once(client, folder):
    undated = Question(where={"date": ("none",)})
    assert searcher().total(undated) == 2
    client.post("/sua/dinh-chinh", data={**fields(shown()), "ngay_dang": "29/05/2024"})
    assert searcher().total(undated) == 1
    assert searcher().total(Question(where={"year": ("2024",)})) == 1
    with Archive.open(folder.archive) as archive:
        assert index_of(folder).followed() == archive.clock()
        assert archive.original("a").published is None


def test_a_guessed_day_is_confirmed(client, folder):
    html = shown("guessed")
    assert "dung_ngay" in html
    assert "dung_ngay" not in shown("a")
    answer = client.post("/sua/dinh-chinh", data={**fields(html), "dung_ngay": "1"})
    assert answer.status_code == 303
    assert amended(folder, "guessed") == {"published": "2023-05-29"}
    assert searcher().article("guessed").article.date_source == "corrected"


def test_the_way_leads_back_to_the_article_in_its_list_and_on_to_the_next(client):
    sent = fields(shown(view=LIST, after="guessed"))
    answer = client.post("/sua/dinh-chinh", data={**sent, "ngay_dang": "29/05/2024"})
    assert answer.headers["location"] == f"{VIEW}&dinh_chinh=luu&tiep=guessed"


def test_nobody_takes_back_unseen_what_another_one_put_right(client, folder):
    mine, theirs = fields(shown()), fields(shown())
    client.post("/sua/dinh-chinh", data={**theirs, "tieu_de": "Của người kia"})
    client.post("/sua/dinh-chinh", data={**mine, "chuyen_muc": "Văn hoá"})
    assert amended(folder) == {"category": "Văn hoá"}
    assert searcher().article("a").article.title == "Của người kia"


def test_the_latest_is_taken_back_once(client, folder):
    client.post("/sua/dinh-chinh", data={**fields(shown()), "tieu_de": "Một"})
    client.post("/sua/dinh-chinh", data={**fields(shown()), "tieu_de": "Hai"})
    undoing = fields(shown().split("</form>", 1)[1])
    answer = client.post("/sua/dinh-chinh/rut", data=undoing)
    assert answer.headers["location"] == "/?id=a&dinh_chinh=rut"
    assert searcher().article("a").article.title == "Một"
    assert [hit.id for hit in searcher().hits(Question(text="Một"))] == ["a"]
    # A second click on the same button does not take the other one back too.
    again = client.post("/sua/dinh-chinh/rut", data=undoing)
    assert (again.status_code, "ở nơi khác" in again.text) == (400, True)
    assert count(folder) == 1
    none = client.post("/sua/dinh-chinh/rut", data={**undoing, "xem": "/?id=guessed"})
    assert (none.status_code, "không còn đính chính" in none.text) == (400, True)


@pytest.mark.parametrize(
    ("typed", "said", "marked"),
    [
        ({"ngay_dang": "hôm qua"}, "Ngày đăng: “hôm qua” không phải là ngày đầy đủ", "ngay_dang"),
        ({"ngay_dang": "31/02/2024"}, "không phải là ngày đầy đủ", "ngay_dang"),
        ({"ngay_dang": "2024"}, "không phải là ngày đầy đủ", "ngay_dang"),
        ({"ngay_dang": "29/05/2999"}, "Hãy xem lại năm", "ngay_dang"),
        ({"tieu_de": " "}, "Tiêu đề: không thể để trống", "tieu_de"),
        ({"them_xa": "Đông Tiến"}, "thiếu loại đơn vị", "them_xa"),
        ({"bo_xa": ["xã Đông Tiến"]}, "Bài có: xã Đông Hòa, xã Đông Yên", None),
        ({}, "Không có ô nào khác", None),
    ],
)
def test_what_cannot_be_is_told_in_the_form_with_what_was_typed(
    client, folder, typed, said, marked
):
    sent = {**fields(shown(after="guessed")), "sapo": "Gõ dở <b>"}
    sent |= {"ghi_chu": 'vì "lý do"', "nguoi": "Lan"} | typed
    if not typed:
        sent["sapo"] = sent["cu_sapo"]
    answer = client.post("/sua/dinh-chinh", data=sent)
    assert answer.status_code == 400
    assert said in unescape(answer.text)
    assert "--" not in re.sub("<!.*?>", "", answer.text)
    sent.pop("bo_xa", None)
    assert fields(answer.text) == sent
    found = re.search(r'name="(\w+)"[^>]* aria-invalid="true"', answer.text)
    assert (found and found[1]) == marked
    assert count(folder) == 0


def test_an_article_that_is_not_there_is_told(client):
    sent = {**fields(shown()), "xem": "/?id=nowhere", "tieu_de": "X"}
    answer = client.post("/sua/dinh-chinh", data=sent)
    assert (answer.status_code, "Kho không có bài này" in answer.text) == (400, True)
    for odd in ({}, {"xem": "javascript:alert(1)"}, {"xem": "https://evil.example/?q=a"}):
        answer = client.post("/sua/dinh-chinh", data={"token": token(), **odd})
        assert (answer.status_code, "evil" in answer.text) == (400, False)


def test_hostile_values_go_there_and_back_as_text(client, folder):
    sent = fields(shown("bad"))
    assert "<script>" not in shown("bad")
    answer = client.post("/sua/dinh-chinh", data={**sent, "ngay_dang": "1/1/2024"})
    assert answer.status_code == 303
    assert amended(folder, "bad") == {"published": "2024-01-01"}
    for name in ("tieu_de", "sapo", "tac_gia", "chuyen_muc", "ghi_chu", "nguoi"):
        sent = {**fields(shown()), "them_xa": HOSTILE, name: f"{HOSTILE} {name}"}
        answer = client.post("/sua/dinh-chinh", data=sent)
        assert answer.status_code == 400
        assert "<script>alert" not in answer.text
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        sent = {**fields(shown()), "tieu_de": f"X {name}", name: f"{HOSTILE} {name}"}
        assert client.post("/sua/dinh-chinh", data=sent).status_code == 303
        assert "<script>" not in shown()
    leading = {**fields(shown()), "tieu_de": "Y", "tiep": "https://evil.example"}
    location = client.post("/sua/dinh-chinh", data=leading).headers["location"]
    assert urlsplit(location).netloc == ""
    assert parse_qs(urlsplit(location).query)["tiep"] == ["https://evil.example"]


def test_forms_of_others_and_readers_are_refused(client, folder, tmp_path, monkeypatch):
    sent = {**fields(shown()), "tieu_de": "Lạ"}
    for path in ("/sua/dinh-chinh", "/sua/dinh-chinh/rut"):
        for data, headers in (
            ({**sent, "token": "x"}, {}),
            (sent, {"origin": "https://evil.example"}),
        ):
            answer = client.post(path, data=data, headers=headers)
            assert (answer.status_code, "đã cũ" in answer.text) == (403, True)
        assert client.get(path).status_code == 405
    assert count(folder) == 0
    # Settings are read once for each folder that is served.
    shutil.copytree(folder.path, tmp_path / "read-only")
    monkeypatch.setenv("TINXA_DATA", str(tmp_path / "read-only"))
    monkeypatch.setenv("TINXA_READ_ONLY", "1")
    for path in ("/sua/dinh-chinh", "/sua/dinh-chinh/rut"):
        answer = client.post(path, data=sent)
        assert (answer.status_code, "chỉ được đọc" in answer.text) == (403, True)
    assert count(DataFolder(tmp_path / "read-only")) == 0
    html = shown()
    assert "<form" not in html
    assert "<code>tinxa correct a --published" in html


def test_the_language_of_the_page_is_that_of_the_answer(client):
    sent = {**fields(shown(lang="en")), "ngay_dang": "hôm qua"}
    there = {"referer": f"{client.address}/?id=a&lang=en"}
    answer = client.post("/sua/dinh-chinh?lang=en", data=sent)
    assert '<html lang="en">' in answer.text
    assert "is no complete date" in answer.text
    assert 'action="/sua/dinh-chinh?lang=en"' in answer.text
    answer = client.post("/sua/ho-so/lap", data={"token": "x"}, headers=there)
    assert "This form is out of date" in answer.text


def test_while_another_program_writes_the_index_it_is_kept_and_said(client, folder):
    sent = {**fields(shown()), "ngay_dang": "29/05/2024"}
    with FileLock(folder.index / "writer.lock"):
        answer = client.post("/sua/dinh-chinh", data=sent)
    assert answer.headers["location"] == "/?id=a&dinh_chinh=luu&chi_muc=cho"
    assert amended(folder) == {"published": "2024-05-29"}
    assert searcher().total(Question(where={"year": ("2024",)})) == 0
    # Behind, it waits for whoever indexes.
    later = {**fields(shown()), "tieu_de": "Sau"}
    assert client.post("/sua/dinh-chinh", data=later).headers["location"].endswith("chi_muc=cho")


def test_where_the_index_cannot_be_written_it_is_kept_and_said(client, folder):
    (folder.index / "writer.txt").unlink(missing_ok=True)
    (folder.index / "writer.txt").mkdir()
    sent = {**fields(shown()), "ngay_dang": "29/05/2024"}
    assert client.post("/sua/dinh-chinh", data=sent).headers["location"].endswith("chi_muc=cho")
    assert amended(folder) == {"published": "2024-05-29"}


def test_without_an_archive_there_is_no_form_and_none_is_made(client, folder, monkeypatch):
    sent = {**fields(shown()), "tieu_de": "X"}
    record, engine = searcher().article("a"), searcher().engine
    folder.archive.rename(folder.path / "elsewhere.sqlite")
    monkeypatch.setenv("TINXA_ENGINE", "opensearch")
    monkeypatch.setitem(service._opened, folder, Searcher(engine, IndexedArticles(engine)))
    assert correction(record, Way(View(id="a")), TEXTS["vi"]) == ""
    answer = client.post("/sua/dinh-chinh", data=sent)
    assert (answer.status_code, "chỉ tra cứu trên cụm" in answer.text) == (400, True)
    assert not folder.archive.exists()


@pytest.mark.parametrize(
    ("where", "opened"),
    [
        ({"date": ("guessed", "none")}, True),
        ({"date": ("certain",)}, False),
        ({"year": ("none",)}, True),
        ({"category": ("none",)}, False),
        ({}, False),
    ],
)
@pytest.mark.usefixtures("folder")
def test_it_stands_open_where_days_are_looked_through(where, opened):
    assert ("<details open>" in shown(view=View(where=where, id="a"))) is opened
