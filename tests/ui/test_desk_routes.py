"""Feeds and forms over HTTP, without a browser: read back, refused where they have to be."""

import re
import shutil

import feedparser
import pytest

from archive.folder import DataFolder
from archive.store import Archive
from searcher.dossiers.dossier import Dossiers
from searcher.question import Question
from searcher.watching.run import run_watches
from searcher.watching.saved import add, saved, watch_of
from tests.making import article, filled, indexed
from tests.ui.posting import Client, routes_served, token
from ui.desk.screens import dossiers, watches
from ui.texts import TEXTS
from ui.view import View

HOSTILE = "<script>alert(1)</script> ]]> \x0b{}%\x00 ER  - =1+1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = DataFolder(tmp_path_factory.mktemp("desk"))
    articles = [
        {"id": "old", "title": "Thu ngân sách", "body": "Xã thu 5 tỷ.", "published": "2023-05-02",
         "source": "a.example", "url": "https://a.example/1"},
        {"id": "bad", "title": HOSTILE, "body": f"ngân sách {HOSTILE}", "source": "a.example",
         "url": "javascript:alert(1)"},
        {"id": "other", "title": "Gieo lúa", "body": "Lúa.", "source": "a.example"},
    ]  # fmt: skip
    with filled(made.path, articles) as archive:
        indexed(archive)
        for name, changed in (("ngân sách", False), ("sửa & gỡ", True)):
            question = Question(text="ngân sách")
            add(made.watches, watch_of(question, name=name, changed=changed))
        list(run_watches(made))
        late = {"body": "ngân sách muộn", "published": "1999-01-01", "source": "a.example"}
        archive.put(article(id="late", fetched_at="1999-01-02T00:00:00Z", **late))
        changed = {"title": "Thu ngân sách", "body": "Xã thu 7 tỷ.", "source": "a.example"}
        archive.put(article(id="old", published="2023-05-02", url="https://a.example/1", **changed))
        indexed(archive)
        list(run_watches(made))
    return made


@pytest.fixture(scope="module")
def address():
    with routes_served() as served:
        yield served


@pytest.fixture
def client(folder, address, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(folder.path))
    with Client(address) as opened:
        yield opened


def parsed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


def test_the_feed_of_a_search_has_what_came_last_first_whatever_its_date(client):
    found = parsed(client, "/tim.atom?q=ngan+sach&source=a.example")
    links = [entry.links[0].href for entry in found.entries]
    assert links == [f"{client.address}/?id={each}" for each in ("late", "bad", "old")]
    assert found.feed.title_detail.language == "vi"
    assert found.feed.link == f"{client.address}/?q=ngan+sach&source=a.example"
    assert [link.href for link in found.entries[2].links] == [links[2], "https://a.example/1"]
    assert len(found.entries[1].links) == 1
    assert len(parsed(client, "/tim.atom?q=ngan+sach&year=2023").entries) == 1
    assert parsed(client, "/tim.atom?q=xyzzy").entries == []


def test_hostile_titles_are_text_in_a_feed(client):
    entry = parsed(client, "/tim.atom?q=ngan+sach").entries[1]
    assert entry.title_detail.type == "text/plain"
    assert "<script>" not in entry.summary
    raw = client.get("/tim.atom?q=ngan+sach").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; {}% ER - =1+1" in raw


def test_the_feed_of_a_watch_is_dated_by_when_it_was_told(client):
    found = parsed(client, "/theo-doi.atom?ten=ngân+sách")
    assert found.entries[0].links[0].href == f"{client.address}/?id=late"
    assert found.entries[0].updated > "2026"
    again = parsed(client, "/theo-doi.atom?ten=ngân+sách&lang=en")
    assert [entry.id for entry in again.entries] == [entry.id for entry in found.entries]


def test_the_feed_of_changes_tells_the_difference(client):
    (entry,) = parsed(client, "/theo-doi.atom?ten=sửa+%26+gỡ").entries
    assert entry.title == "[đã sửa] Thu ngân sách"
    assert re.search(r"<del>.*5.*</del><ins>.*7.*</ins>", entry.summary)


def test_what_is_wrong_with_a_feed_is_told(client):
    assert client.get("/theo-doi.atom?ten=x").status_code == 404
    assert "is no date" in client.get("/tim.atom?q=a&since=hôm+qua").text


def test_forms_change_the_folder_and_lead_on(client, folder):
    ours = {"token": token()}
    made = client.post(
        "/sua/theo-doi/them", data={**ours, "ten": "Lúa", "xem": "/?q=lúa&year=2023"}
    )
    assert (made.status_code, made.headers["location"]) == (303, "/theo-doi?id=L%C3%BAa")
    assert saved(folder.watches)[-1].where == {"year": ("2023",)}
    assert client.post("/sua/theo-doi/bo", data={**ours, "ten": "Lúa"}).status_code == 303
    chosen = {"tieu_de": "Hồ sơ thu", "chon": ["old", "bad", "nowhere"], "ghi_chu": "a\r\nb"}
    made = client.post("/sua/ho-so/them", data={**ours, **chosen})
    assert made.headers["location"] == "/ho-so?id=ho-so-thu"
    kept = Dossiers(folder.dossiers)
    assert [(entry.id, entry.note) for entry in kept.read("ho-so-thu").entries] == [
        ("old", "a\nb"), ("bad", "a\nb"),
    ]  # fmt: skip
    noted = {"ten": "ho-so-thu", "bai": "old", "ghi_chu": HOSTILE.replace("\x00", "")}
    assert client.post("/sua/ho-so/ghi-chu", data={**ours, **noted}).status_code == 303
    _, html = dossiers(View(id="ho-so-thu"), {}, TEXTS["vi"])
    assert "<script>" not in html
    assert "javascript:" not in html
    assert "/xuat.docx?ho-so=ho-so-thu" in html
    printed = client.get("/xuat.html?ho-so=ho-so-thu").text
    assert "Hồ sơ thu" in printed
    assert "Ghi chú của hồ sơ: a\nb" in printed
    assert "<script>" not in printed
    assert client.get("/xuat.csv?ho-so=nowhere").status_code == 400
    left = client.post("/sua/ho-so/bo", data={**ours, "ten": "ho-so-thu", "bai": "bad"})
    assert left.status_code == 303
    assert kept.read("ho-so-thu").ids == ("old",)
    client.post("/sua/ho-so/xoa", data={**ours, "ten": "ho-so-thu"})
    assert kept.names() == []


def test_what_is_wrong_with_a_form_is_told(client):
    ours = {"token": token()}
    for path, fields, said in (
        ("theo-doi/them", {"ten": "x", "xem": "/?q=a&since=hôm+qua"}, "is no date"),
        ("theo-doi/them", {"ten": " ", "xem": "/?q=a"}, "cannot name"),
        ("theo-doi/bo", {"ten": "../x"}, "there is no watch"),
        ("ho-so/lap", {"tieu_de": "?"}, "cannot name"),
        ("ho-so/xoa", {"ten": "../watches"}, "there is no dossier"),
    ):
        answer = client.post(f"/sua/{path}", data={**ours, **fields})
        assert (answer.status_code, said in answer.text) == (400, True), answer.text


def test_forms_of_others_are_refused(client, folder):
    ours = {"token": token(), "tieu_de": "Lạ"}
    for fields, headers in (
        ({**ours, "token": "x"}, {}),
        ({"tieu_de": "Lạ"}, {}),
        ({**ours, "token": "ă"}, {}),
        (ours, {"origin": "https://evil.example"}),
        (ours, {"origin": "null"}),
    ):
        assert client.post("/sua/ho-so/lap", data=fields, headers=headers).status_code == 403
    assert client.get("/sua/ho-so/lap").status_code == 405
    assert Dossiers(folder.dossiers).names() == []


def test_a_page_that_is_read_only_says_so_and_offers_the_command(
    client, folder, monkeypatch, tmp_path
):
    ours = {"token": token(), "tieu_de": "Lạ"}
    # Settings are read once for each folder that is served.
    shutil.copytree(folder.path, tmp_path / "read-only")
    monkeypatch.setenv("TINXA_DATA", str(tmp_path / "read-only"))
    monkeypatch.setenv("TINXA_READ_ONLY", "1")
    assert client.post("/sua/ho-so/lap", data=ours).status_code == 403
    for _, html in (
        watches(View(q="$(rm)", where={"year": ("2023",)}), TEXTS["vi"]),
        dossiers(View(), {"chon": ["old"]}, TEXTS["vi"]),
    ):
        assert "<form" not in html
        assert "<code>tinxa " in html
    assert (
        "&#x27;$(rm)&#x27; --where year=2023"
        in watches(View(q="$(rm)", where={"year": ("2023",)}), TEXTS["vi"])[1]
    )
    assert Dossiers(tmp_path / "read-only" / "dossiers").names() == []


@pytest.mark.usefixtures("client")
def test_what_left_the_archive_is_told_in_a_dossier(folder):
    kept = Dossiers(folder.dossiers)
    name = kept.new("Mất")
    kept.add(name, [("nowhere", "Tin đã mất"), ("old", "Thu")])
    kept.forget(["old"])
    _, html = dossiers(View(id=name), {}, TEXTS["vi"])
    assert "Tin đã mất" in html
    assert "xoá vĩnh viễn" in html
    with Archive.open(folder.archive) as archive:
        assert archive.get("old") is not None
    kept.remove(name)
