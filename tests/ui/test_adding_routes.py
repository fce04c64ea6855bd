"""A portal added over HTTP, without a browser: looked at, mended, saved, crawled, refused."""

import re
import shutil
import subprocess
import sys
import time
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from filelock import FileLock

from archive.errors import NoArchive
from archive.folder import DataFolder
from archive.store import Archive
from crawler.adding.drafts import Drafts
from crawler.adding.runs import Run
from crawler.profile import load_profiles
from tests.crawler.serving import HOST, Site, listing, serving, story
from tests.crawler.test_adding import NAMES, PROSE
from tests.ui.posting import Client, routes_served
from ui.adding.page import adding_page
from ui.texts import TEXTS
from ui.view import View

HOSTILE = "<script>document.title='taken'</script>"
PATIENCE = 90
VI = TEXTS["vi"]


@pytest.fixture(scope="module")
def address():
    with routes_served() as served:
        yield served


@pytest.fixture
def folder(tmp_path):
    made = DataFolder(tmp_path / "data")
    made.sites.mkdir(parents=True)
    return made


@pytest.fixture
def portal(folder):
    with serving(Site()) as site:
        listing(site, "/tin", *NAMES)
        for name in NAMES:
            site.html(f"/tin/{name}.html", story(name.replace("-", " "), PROSE))
        (folder.sites / "rieng.toml").write_text(
            f'hosts = ["{HOST}", "www.{HOST}"]\n'
            f'fetch = {{ delay = 0, connect = {{ "{HOST}" = "{site.base}" }} }}\n'
        )
        yield site


@pytest.fixture
def client(folder, address, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(folder.path))
    with Client(address) as opened:
        yield opened


def shown(path, texts=VI):
    """Return the screen at *path*."""
    query = {key: values[-1] for key, values in parse_qs(urlsplit(path).query).items()}
    view = View(id=query.get("id", ""), lang=query.get("lang", "vi"))
    return adding_page(view, query.get("cong", ""), texts)


def token():
    return re.search(r'name="token" value="([^"]+)"', shown("/them-cong"))[1]


def sent(client, path, **fields):
    """Send a form of ours; return where it leads."""
    answer = client.post(f"/sua/cong/{path}", data={"token": token(), **fields})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def begun(client, address=f"http://{HOST}/tin", **fields):
    return sent(client, "dau", dia_chi=address, **fields)


def edited(client, where, task, **fields):
    """Press the button *task* of the draft at *where*, with what stands in its fields."""
    identity = parse_qs(urlsplit(where).query)["id"][0]
    draft = Drafts(DataFolder(client.folder).drafts).read(identity)
    given = {"ban_nhap": identity, "viec": task, "ho_so": draft.text, "ten": draft.name}
    given |= {f"noi_{unit}": getattr(draft.place, unit) or "" for unit in ("commune", "province")}
    return sent(client, "ban-nhap", **(given | fields))


@pytest.fixture(autouse=True)
def _known(client, folder):
    client.folder = folder.path


def draft_of(folder, where):
    return Drafts(folder.drafts).read(parse_qs(urlsplit(where).query)["id"][0])


def ended(folder, name):
    """Wait until the crawl *name* has ended; return how."""
    deadline = time.monotonic() + PATIENCE
    while (now := Run(folder.logs, name).standing()).under_way and time.monotonic() < deadline:
        time.sleep(0.1)
    return now


def test_an_address_becomes_a_profile_and_its_articles(client, folder, portal):
    where = begun(client)
    html = shown(where)
    assert "xa hop tong ket thu ngan sach" in html
    assert "29/05/2023" in html
    assert "<code>div.body</code>" in html
    assert "Không thấy trên trang này: chuyên mục, sapo, tác giả" in html
    asked = len(portal.asked)
    text = f'extends = "rieng"\n{draft_of(folder, where).text}'
    assert edited(client, where, "thu", ho_so=text.replace("\n", "\r\n")) == where
    assert len(portal.asked) == asked
    led = edited(client, where, "luu", ho_so=text, ten="dong-tien", noi_province="Thanh Hóa")
    assert led == "/them-cong?cong=dong-tien"
    profile = load_profiles(folder.sites)["dong-tien"]
    assert profile.place.province == "Thanh Hóa"
    assert "# CHECK: the lists to begin with" in (folder.sites / "dong-tien.toml").read_text(
        "utf-8"
    )
    assert ended(folder, "dong-tien").state == "done", Run(folder.logs, "dong-tien").log.read_text()
    with Archive.open(folder.archive) as archive:
        places = {c.record.article.place.province for c in archive.changes()}
        assert (len(archive), places) == (3, {"Thanh Hóa"})
    told = client.get("/cong/tien-do?cong=dong-tien").json()["html"]
    assert "Đã xong" in told
    assert re.search(r"Bài đã lấy</dt><dd><b>3</b>", told)
    assert f"/?source={HOST}" in told
    assert "a new index: 3 articles written" in told
    # The draft has become a file.
    assert Drafts(folder.drafts).listed() == []


@pytest.mark.usefixtures("portal")
def test_a_mistake_is_told_with_its_line_and_nothing_is_lost(client, folder):
    where = begun(client)
    wrong = f"# của tôi\n{draft_of(folder, where).text}".replace("body =", "bodi =")
    assert edited(client, where, "thu", ho_so=wrong, ten="xa-moi", bai="http://x") == where
    kept = draft_of(folder, where)
    assert (kept.text, kept.name, kept.another) == (wrong, "xa-moi", "http://x")
    line = wrong.split("\n").index('bodi = ["div.body"]') + 1
    html = shown(where)
    assert f"xa-moi.toml:{line} [article].bodi: there is no key" in html
    assert f'data-line="{line}"' in html
    assert str(folder.sites) not in html
    assert "trước khi sửa" in html
    assert "# của tôi" in html
    # Neither is it saved.
    assert edited(client, where, "luu") == where
    assert sorted(path.name for path in folder.sites.iterdir()) == ["rieng.toml"]


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ten": "rieng"}, "Đã có hồ sơ mang tên này"),
        ({"ten": "nukeviet"}, "Đã có hồ sơ mang tên này"),
        ({"ten": "../rieng"}, "chỉ gồm chữ thường không dấu"),
        ({"ho_so": "[fetch]\nallow_private = true"}, "không được gõ từ trang"),
        ({"ho_so": "place = [", "noi_province": "Huế"}, "Không đặt được nơi của cổng"),
    ],
)
def test_what_cannot_be_saved_is_told(client, folder, fields, said):
    where = begun(client)
    before = (folder.sites / "rieng.toml").read_bytes()
    assert edited(client, where, "luu", **fields) == where
    assert said in shown(where)
    assert [path.read_bytes() for path in folder.sites.iterdir()] == [before]
    assert not folder.logs.exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/x", "lỗi 404"),
        ("/cam/a.html", "không cho phép đọc trang này"),
        ("/tep", "là một tệp, không phải trang"),
        ("/to", "quá lớn"),
        ("/vao-trong", "dẫn sang máy chủ khác"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_address_stays(client, portal, path, said):
    portal.text("/robots.txt", "User-agent: *\nDisallow: /cam/")
    portal.html("/cam/a.html", story("Cấm", PROSE))
    portal.text("/tep", "%PDF-1.4", kind="application/pdf")
    portal.html("/to", "x" * 10_000_001)
    portal.redirect("/vao-trong", "http://127.0.0.1:1/")
    html = shown(begun(client, f"http://{HOST}{path}"))
    assert said in html
    assert f'value="http://{HOST}{path}"' in html


@pytest.mark.parametrize(
    "inside", ["http://127.0.0.1:22/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/"]
)
def test_a_visitor_learns_nothing_of_our_own_network(client, inside):
    html = shown(begun(client, inside))
    assert "ở trong mạng nội bộ" in html
    assert "stands at" not in html


def test_in_english_it_stays_english(client):
    where = begun(client, "/etc/passwd", ngon_ngu="en")
    assert where.endswith("&lang=en")
    assert "An address begins with https://" in shown(where, TEXTS["en"])


def test_a_hostile_page_stays_text(client, folder, portal):
    title = HOSTILE.replace("<", "&lt;")
    portal.html(
        "/tin/la.html",
        story(title, f"{PROSE} {title}"),
        head=f"<meta name='author' content=\"{title}\">",
    )
    where = begun(client, f"http://{HOST}/tin/la.html")
    text = f'extends = "rieng"\n{draft_of(folder, where).text}</textarea>{HOSTILE}'
    for html in (shown(where), shown(edited(client, where, "thu", ho_so=text))):
        assert "<script" not in html
        assert html.count("</textarea>") == 1
    assert "&lt;script&gt;document.title" in shown(where)


def test_another_article_is_tried_by_the_same_draft(client, folder, portal):
    where = begun(client, f"http://{HOST}/tin/{NAMES[0]}.html")
    text = f'extends = "rieng"\n{draft_of(folder, where).text}'
    other = f"http://{HOST}/tin/{NAMES[1]}.html"
    edited(client, where, "bai", ho_so=text, bai=other)
    assert "xa ra quan lam thuy loi noi dong" in shown(where)
    portal.html("/tin/khac.html", "<p>Không có gì.</p>")
    edited(client, where, "bai", ho_so=text, bai=f"http://{HOST}/tin/khac.html")
    assert "trang không phải là một bài: không thấy phần chữ" in shown(where)
    # What cannot be fetched takes nothing away.
    edited(client, where, "bai", ho_so=text, bai=f"http://{HOST}/khong-co")
    assert "lỗi 404" in shown(where)
    assert draft_of(folder, where).asked == f"http://{HOST}/tin/khac.html"


def test_a_family_that_ships_is_named(client, portal):
    body = f'<div id="news-bodyhtml"><p>{PROSE}</p></div>'
    portal.html("/tin/nv.html", f'<h1 class="title" itemprop="headline">Tin</h1>{body}')
    html = shown(begun(client, f"http://{HOST}/tin/nv.html"))
    assert "Hồ sơ mẫu “nukeviet” đi kèm" in html
    assert "extends = &quot;nukeviet&quot;" in html


@pytest.mark.usefixtures("portal")
def test_a_profile_that_is_there_is_crawled_at_once(client, folder):
    own = (folder.sites / "rieng.toml").read_text("utf-8")
    (folder.sites / "rieng.toml").write_text(f'start = ["http://{HOST}/tin"]\n{own}')
    where = begun(client)
    assert "Kho đã có hồ sơ “rieng”" in shown(where)
    # A second one would take nothing.
    edited(client, where, "luu", ten="hai")
    assert "Mỗi cổng chỉ có một hồ sơ" in shown(where)
    assert sent(client, "thu-thap", cong="rieng") == "/them-cong?cong=rieng"
    again = client.post("/sua/cong/thu-thap", data={"token": token(), "cong": "rieng"})
    assert (again.status_code, "is being crawled already" in again.text) == (400, True)
    assert ended(folder, "rieng").state == "done"
    nobody = client.post("/sua/cong/thu-thap", data={"token": token(), "cong": "khac"})
    assert (nobody.status_code, "no profile of this name" in nobody.text) == (400, True)


@pytest.mark.usefixtures("portal")
def test_a_crawl_outlives_the_server_that_started_it(folder):
    own = (folder.sites / "rieng.toml").read_text("utf-8")
    (folder.sites / "rieng.toml").write_text(f'start = ["http://{HOST}/tin"]\n{own}')
    starting = [sys.executable, "-c", "from ui.adding.crawling import start; start('rieng')"]
    subprocess.run(starting, check=True)
    assert ended(folder, "rieng").state == "done"
    with Archive.open(folder.archive) as archive:
        assert len(archive) == 3


def test_a_crawl_is_stopped_and_what_it_took_is_found(client, folder, portal):
    (folder.sites / "cham.toml").write_text(
        f'extends = "rieng"\nstart = ["http://{HOST}/tin/{NAMES[0]}.html", "http://{HOST}/tin"]\n'
    )
    portal.text("/robots.txt", "User-agent: *\nCrawl-delay: 3600")
    sent(client, "thu-thap", cong="cham")
    deadline = time.monotonic() + PATIENCE
    while not portal.asked and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "Đang thu thập" in shown("/them-cong?cong=cham")
    assert sent(client, "dung", cong="cham") == "/them-cong?cong=cham"
    assert ended(folder, "cham").state == "stopped"
    assert "Đã dừng theo yêu cầu" in shown("/them-cong?cong=cham")


@pytest.mark.usefixtures("portal")
def test_beside_another_crawl_it_is_told(client, folder):
    with FileLock(folder.frontier.with_suffix(".lock")):
        sent(client, "thu-thap", cong="rieng")
        assert ended(folder, "rieng").kind == "CrawlRunning"
    assert "mỗi lúc chỉ một lần chạy được" in shown("/them-cong?cong=rieng")


@pytest.mark.usefixtures("portal")
def test_a_draft_is_listed_and_dropped(client, folder):
    where = begun(client)
    assert f'href="{where}"' in shown("/them-cong")
    assert edited(client, where, "bo") == "/them-cong"
    assert list(folder.drafts.iterdir()) == []
    lost = client.post("/sua/cong/ban-nhap", data={"token": token(), "ban_nhap": "0" * 16})
    assert (lost.status_code, "Begin anew" in lost.text) == (400, True)


def test_who_may_not_edit_reads_the_commands(client, folder, tmp_path, monkeypatch):
    ours = token()
    # What may be changed is read once for each folder.
    folder = DataFolder(shutil.copytree(folder.path, tmp_path / "to-read"))
    monkeypatch.setenv("TINXA_DATA", str(folder.path))
    monkeypatch.setenv("TINXA_READ_ONLY", "1")
    html = shown("/them-cong")
    assert "<form" not in html
    assert "<code>tinxa crawl NAME</code>" in html
    for path in ("dau", "ban-nhap", "thu-thap", "dung"):
        assert client.post(f"/sua/cong/{path}", data={"token": ours}).status_code == 403
    assert client.get("/cong/tien-do?cong=x").status_code == 403
    assert not folder.drafts.exists()


def test_forms_of_others_are_refused(client):
    for headers in ({}, {"origin": "https://evil.example"}):
        fields = {"dia_chi": "http://a.vn/", "token": token() if headers else "x"}
        assert client.post("/sua/cong/dau", data=fields, headers=headers).status_code == 403


def test_where_only_a_cluster_is_searched_it_is_absent(client, folder, monkeypatch):
    ours = token()
    monkeypatch.setenv("TINXA_ENGINE", "opensearch")
    with pytest.raises(NoArchive):
        shown("/them-cong")
    answer = client.post("/sua/cong/dau", data={"token": ours, "dia_chi": f"http://{HOST}/"})
    assert (answer.status_code, folder.drafts.exists()) == (400, False)


@pytest.mark.parametrize("name", ["../archive", "a/b", ""])
def test_a_crawl_that_is_none_is_told(client, name):
    assert client.get(f"/cong/tien-do?cong={quote(name)}").status_code == 400
