"""`tinxa profile try` and `new`, from files and over HTTP."""

import json
from pathlib import Path

import pytest

from crawler.profile import load_profile
from tests.crawler.serving import HOST, Answer, Site, listing, publish, serving, story

SITES = Path(__file__).parents[1] / "crawler" / "sites"
NUKEVIET = SITES / "nukeviet" / "page.html"
PROFILE = """
start = ["http://{host}/tin"]
article = {{ title = ["h2.none", "h1"], date = [".date"], body = [".body"] }}
fetch = {{ delay = 0.0, connect = {{ "{host}" = "{base}" }} }}
"""


@pytest.fixture
def portal(tmp_path):
    with serving(Site()) as site:
        publish(site, "a", "b", "c")
        listing(site, "/tin", "a", "b", "c")
        site.html("/tin/muc-luc.html", "<h1>Danh mục</h1>")
        site.answers["/qd.pdf"] = Answer(b"%PDF-1.4", headers={"Content-Type": "application/pdf"})
        site.answers["/tep"] = Answer(b"\0\1\2", headers={"Content-Type": "text/html"})
        sites = tmp_path / "data" / "sites"
        sites.mkdir(parents=True)
        (sites / "xa.toml").write_text(PROFILE.format(host=HOST, base=site.base), "utf-8")
        yield site


def test_a_saved_page_is_told_field_by_field(tinxa):
    done = tinxa("profile", "try", NUKEVIET)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "family       nukeviet" in lines
    assert "article      yes" in lines
    assert "title        selector  h1.title[itemprop=headline]" in lines
    assert lines[lines.index("title        selector  h1.title[itemprop=headline]") + 1].strip()


def test_the_same_as_an_object(tinxa):
    told = json.loads(tinxa("profile", "try", NUKEVIET, "--json").stdout)
    assert (told["family"], told["profile"], told["reason"]) == ("nukeviet", "nukeviet", None)
    expected = json.loads((NUKEVIET.parent / "expected.json").read_text("utf-8"))
    values = {name: field["value"] for name, field in told["fields"].items()}
    assert values["published"] == expected["published_at"]
    assert "\n".join(values["body"]) == expected["body"]
    assert values["authors"] == expected["authors"]
    assert told["fields"]["title"]["source"] == "selector"


def test_without_a_profile_nothing_comes_from_a_selector(tinxa):
    told = json.loads(tinxa("profile", "try", NUKEVIET, "--profile", "none", "--json").stdout)
    assert (told["family"], told["profile"]) == ("nukeviet", "automatic")
    assert "selector" not in {field["source"] for field in told["fields"].values()}


def test_a_wrong_profile_says_what_matched_nothing(tinxa):
    done = tinxa("profile", "try", SITES / "laravel" / "page.html", "--profile", "nukeviet")
    assert done.returncode == 1
    assert "article      NO: no text" in done.stdout
    assert "passed over: div#news-bodyhtml (matched nothing)" in done.stdout


def test_an_address_is_fetched_by_robots_and_profile(tinxa, portal):
    told = tinxa("profile", "try", f"http://{HOST}/tin/a.html")
    assert told.returncode == 0, told.stderr
    assert "profile      xa" in told.stdout
    assert "passed over: h2.none (matched nothing)" in told.stdout
    assert [asked.path for asked in portal.asked] == ["/robots.txt", "/tin/a.html"]
    portal.text("/robots.txt", "User-agent: *\nDisallow: /tin/a")
    refused = tinxa("profile", "try", f"http://{HOST}/tin/a.html")
    assert (refused.returncode, "robots.txt forbids it" in refused.stderr) == (1, True)


def test_what_is_no_article_is_told(tinxa, portal):
    done = tinxa("profile", "try", f"{'http://'}{HOST}/tin/muc-luc.html")
    assert done.returncode == 1
    assert "article      NO: no text" in done.stdout
    assert len(portal.asked) == 2


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("command", ["try", "new"])
@pytest.mark.parametrize(
    ("target", "said"),
    [
        (f"http://{HOST}/tin/x.html", "HTTP 404. Check the address"),
        (f"http://{HOST}/qd.pdf", "a file (application/pdf), no page"),
        (f"http://{HOST}/tep", "a file (text/html), no page"),
        ("ftp://a.vn/tin", "Begin it with https://"),
        ("absent.html", "there is no such file. Check the path"),
        (SITES, "a folder. Name a saved page"),
    ],
)
def test_what_is_no_page_is_said(tinxa, command, target, said):
    done = tinxa("profile", command, target)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_private_address_needs_a_profile_that_allows_it(tinxa, portal, tmp_path):
    target = f"{portal.base}/tin/a.html"
    refused = tinxa("profile", "try", target)
    assert (refused.returncode, portal.asked) == (1, [])
    assert "allow_private" in refused.stderr
    own = f'start = ["{portal.base}/tin"]\nfetch = {{ allow_private = true, delay = 0 }}\n'
    (tmp_path / "data" / "sites" / "rieng.toml").write_text(own, "utf-8")
    assert tinxa("profile", "try", target, "--profile", "rieng").returncode == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.4 ...", "a binary file"),
        (b"a\0b<p>", "a binary file"),
        ("Tin xã".encode(), "no markup"),
    ],
)
def test_a_file_that_is_no_page_is_said(tinxa, tmp_path, content, said):
    (tmp_path / "a.html").write_bytes(content)
    done = tinxa("profile", "try", tmp_path / "a.html")
    assert (done.returncode, said in done.stderr) == (1, True)


def test_an_unknown_profile_is_said(tinxa):
    done = tinxa("profile", "try", NUKEVIET, "--profile", "nukevit")
    assert done.returncode == 1
    assert '"nukevit": there is no such profile' in done.stderr


def test_a_draft_is_written_once_and_gives_the_fields(tinxa, tmp_path):
    draft = tmp_path / "data" / "sites" / "hoanghoa.toml"
    done = tinxa("profile", "new", NUKEVIET, "-o", draft)
    assert done.returncode == 0, done.stderr
    assert f"tinxa profile try {NUKEVIET} --profile hoanghoa" in done.stderr
    assert load_profile(draft).article.body == ("div#news-bodyhtml",)
    told = json.loads(tinxa("profile", "try", NUKEVIET, "--profile", "hoanghoa", "--json").stdout)
    assert (told["profile"], told["fields"]["body"]["source"]) == ("hoanghoa", "selector")
    again = tinxa("profile", "new", NUKEVIET, "-o", draft)
    assert (again.returncode, "is there already" in again.stderr) == (1, True)


def test_a_draft_from_a_list_looks_at_an_article_of_it(tinxa, portal):
    text = "Sáng 26/5, UBND xã họp tổng kết công tác thu ngân sách với các thôn trong xã. " * 3
    names = (
        "xa-hop-tong-ket-thu-ngan-sach",
        "xa-ra-quan-lam-thuy-loi-noi-dong",
        "le-hoi-den-nua-nam-nay",
    )
    listing(portal, "/tin", *names)
    for name in names:
        portal.html(f"/tin/{name}.html", story(name.replace("-", " "), text))
    done = tinxa("profile", "new", f"http://{HOST}/tin")
    assert done.returncode == 0, done.stderr
    assert f'start = ["http://{HOST}/tin"]' in done.stdout
    assert 'body = ["div.body"]' in done.stdout
    assert 'date = ["p.date"]' in done.stdout
