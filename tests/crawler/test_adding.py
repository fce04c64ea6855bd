"""What stands behind adding a portal from the page: typed profiles, drafts, runs, looks."""

import socket
import subprocess
import sys
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Place
from archive.errors import FileError
from crawler.adding import asking, runs
from crawler.adding.asking import looked
from crawler.adding.drafts import Draft, Drafts
from crawler.adding.looking import Look, Page
from crawler.adding.placing import place_in, with_place
from crawler.adding.runs import Run
from crawler.adding.saving import save_new, save_typed
from crawler.adding.typed import default_name, typed_profile
from crawler.errors import CrawlRunning, LookFailed, NotAdded, ProfileError
from crawler.profile import load_profiles
from tests.crawler.serving import HOST, Site, listing, serving, story

PROSE = "Sáng 26/5, UBND xã họp tổng kết công tác thu ngân sách với các thôn trong xã. " * 3
NAMES = ("xa-hop-tong-ket-thu-ngan-sach", "xa-ra-quan-lam-thuy-loi-noi-dong", "le-hoi-den-nua-nam")


@pytest.fixture
def sites(tmp_path):
    made = tmp_path / "sites"
    made.mkdir()
    return made


@pytest.fixture
def portal(sites):
    """A portal that a profile of the administrator's sends to loopback."""
    with serving(Site()) as site:
        listing(site, "/tin", *NAMES)
        for name in NAMES:
            site.html(f"/tin/{name}.html", story(name.replace("-", " "), PROSE))
        (sites / "rieng.toml").write_text(
            f'hosts = ["{HOST}", "www.{HOST}"]\n'
            f'fetch = {{ delay = 0, connect = {{ "{HOST}" = "{site.base}" }} }}\n'
        )
        yield site


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[fetch]\nallow_private = true", "xa.toml:2 [fetch].allow_private: only a file in"),
        ("\nfetch.allow_private = true", "[fetch].allow_private: only a file in"),
        ('fetch = { connect = { "a.vn" = "http://127.0.0.1:1" } }', "xa.toml:1 [fetch].connect"),
        ('name = "khac"', "xa.toml:1 name: a profile added from the page is named after its file"),
        ('fetch = "allow_private"', "fetch: this is text in quotation marks"),
        ('extends = "noi-bo"\nhosts = ["mot.vn", "127.0.0.1"]', 'xa.toml:2 hosts: "noi-bo"'),
        ('extends = "../khac"', 'there is no "../khac"'),
        ('extends = "/etc/x"', 'there is no "/etc/x"'),
        ("x" * 60_001, "has more than 60,000 characters"),
        ("start = [", "xa.toml: not valid TOML"),
        ("[article]\nbodi = []", 'xa.toml:2 [article].bodi: there is no key "bodi"'),
    ],
)
def test_a_typed_profile_is_refused_what_only_a_file_may_say(sites, text, said):
    (sites / "noi-bo.toml").write_text('hosts = ["mot.vn"]\n[fetch]\nallow_private = true\n')
    (sites.parent / "khac.toml").write_text('title = "Khác"\n')
    with pytest.raises(ProfileError) as caught:
        typed_profile(text, sites / "xa.toml")
    assert said in str(caught.value)


def test_certificates_are_not_looked_for_where_the_page_names_them(sites):
    (sites / "a.pem").touch()
    for name in ("a.pem", "/etc/hostname", "absent.pem"):
        with pytest.raises(ProfileError) as caught:
            typed_profile(f'[fetch]\nca_bundle = "{name}"', sites / "xa.toml")
        assert "only a file in" in str(caught.value)


def test_what_an_administrator_allows_for_a_host_holds_for_that_host(sites):
    (sites / "noi-bo.toml").write_text('hosts = ["mot.vn"]\n[fetch]\nallow_private = true\n')
    typed = typed_profile('extends = "noi-bo"\nstart = ["http://mot.vn/tin"]', sites / "xa.toml")
    assert (typed.fetch.allow_private, typed.hosts) == (True, ("mot.vn",))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "bad name"), ("Xa", "bad name"), ("../xa", "bad name"), ("xã", "bad name"),
        ("a b", "bad name"), ("-a", "bad name"), ("a" * 61, "bad name"), ("auto", "bad name"),
        ("xa.toml", "bad name"), ("nukeviet", "name taken"), ("co-roi", "name taken"),
        ("ten-khac", "name taken"),
    ],
)  # fmt: skip
def test_a_name_that_is_none_or_taken_is_refused(sites, name, reason):
    (sites / "co-roi.toml").touch()
    (sites / "x.toml").write_text('name = "ten-khac"')
    before = sorted(sites.iterdir())
    with pytest.raises(NotAdded) as caught:
        save_typed(sites, name, "")
    assert caught.value.reason == reason
    assert sorted(sites.iterdir()) == before


def test_of_two_who_want_a_name_one_gets_it(tmp_path):
    path = tmp_path / "sites" / "xa.toml"
    texts = [f'title = "{number}"' for number in range(16)]

    def save(text):
        try:
            save_new(path, text)
        except NotAdded:
            return None
        return text

    with ThreadPoolExecutor(16) as pool:
        won = [text for text in pool.map(save, texts) if text]
    assert [path.read_text("utf-8")] == won
    assert list(path.parent.iterdir()) == [path]


def test_where_nothing_can_be_written_that_is_said(tmp_path):
    (tmp_path / "sites").write_text("a file")
    with pytest.raises(FileError, match="could not be written"):
        save_new(tmp_path / "sites" / "xa.toml", "")


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.dongson.thanhhoa.gov.vn", "dongson"), ("co-roi.gov.vn", "co-roi-gov-vn"),
        ("nukeviet.vn", "nukeviet-vn"), ("auto.vn", "auto-vn"), ("127.0.0.1", "127"),
        ("x" * 63 + ".vn", "x" * 50), ("hai.vn", "hai-vn-2"), ("", "cong-2"),
    ],
)  # fmt: skip
def test_the_name_comes_from_the_host(host, name):
    assert default_name(host, ["co-roi", "hai", "hai-vn"]) == name


PLACES = st.builds(
    Place, **{unit: st.none() | st.text(min_size=1).filter(lambda s: "\x7f" not in s)
              for unit in ("commune", "district", "province")}
)  # fmt: skip


@given(place=PLACES)
@pytest.mark.parametrize(
    "text",
    [
        "", 'title = "Xã"\n', "# chỉ ghi chú\n",
        '# CHECK\n# place = { district = "", province = "" }\n\n[article]\ntitle = ["h1"]\n',
        'place = { district = "Đông Sơn" } # cũ\nstart = []\n',
        'title = "x"\n\n[place]\ndistrict = "Đông Sơn"\n\n[fetch]\ndelay = 2\n',
        '[place]\ncommune = "xã A"',
    ],
)  # fmt: skip
def test_the_place_is_put_into_a_profile_and_nothing_else_changes(text, place):
    changed = with_place(text, place)
    before, after = tomllib.loads(text), tomllib.loads(changed)
    before.pop("place", None)
    after.pop("place", None)
    assert (before, place_in(changed)) == (after, place)
    assert [line for line in text.splitlines() if line.startswith("# CHECK")] == [
        line for line in changed.splitlines() if line.startswith("# CHECK")
    ]


def test_a_place_that_cannot_be_put_there_leaves_the_text_alone():
    place = Place(province="Thanh Hóa")
    for text in ("place = [", 'place = {\n district = "x"', 'place.district = "x"\n'):
        assert with_place(text, place) in {text, 'place = { province = "Thanh Hóa" }\n'}
    assert with_place("place = [", place) == "place = ["


def test_a_list_is_looked_at_and_an_article_of_it_read_by_the_draft(sites, portal):
    found = looked(Look(path=sites / "xa.toml", address=f"http://{HOST}/tin"))
    assert found.trouble is None
    assert (found.known, found.page.asked) == (None, f"http://{HOST}/tin/{NAMES[0]}.html")
    assert found.trial.fields["title"].source == found.trial.fields["body"].source == "selector"
    assert f'start = ["http://{HOST}/tin"]' in found.text
    asked = len(portal.asked)
    # The page that is held is read again without asking for it.
    changed = found.text.replace('title = ["h1"]', 'title = ["h2"]')
    again = looked(Look(path=sites / "xa.toml", text=changed, held=found.page))
    assert again.trial.fields["title"].passed == [{"rule": "h2", "reason": "matched nothing"}]
    assert len(portal.asked) == asked
    # Another one is asked for as the draft says: within its hosts.
    other = Look(path=sites / "xa.toml", text=f'extends = "rieng"\n{found.text}')
    one = looked(
        Look(path=other.path, text=other.text, address=f"http://{HOST}/tin/{NAMES[1]}.html")
    )
    assert one.trial.fields["title"].value == NAMES[1].replace("-", " ")
    away = looked(Look(path=other.path, text=other.text, address="http://khac.example/"))
    assert (away.trouble.reason, away.text) == ("foreign host", other.text)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/x", "HTTP 404"), ("/cam/a.html", "forbidden by robots.txt"), ("/tep", "no page"),
        ("/vao-trong", "foreign host"), ("/to", "too large"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(sites, portal, path, reason):
    portal.text("/robots.txt", "User-agent: *\nDisallow: /cam/")
    portal.html("/cam/a.html", story("Cấm", PROSE))
    portal.text("/tep", "%PDF-1.4", kind="application/pdf")
    portal.redirect("/vao-trong", "http://127.0.0.1:1/")
    portal.html("/to", "x" * 10_000_001)
    found = looked(Look(path=sites / "xa.toml", address=f"http://{HOST}{path}"))
    assert (found.trouble.reason, found.text, found.page) == (reason, "", None)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/etc/passwd", "not http"), ("file:///etc/passwd", "not http"), ("", "not http"),
        ("http://169.254.169.254/latest/", "private address"),
        ("http://[::1]/", "private address"), ("http://2130706433/", "private address"),
    ],
)  # fmt: skip
def test_no_file_and_no_private_network_is_looked_at(sites, address, reason):
    assert looked(Look(path=sites / "xa.toml", address=address)).trouble.reason == reason


def test_nobody_learns_what_listens_in_a_private_network(sites):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        address = f"http://localhost:{listening.getsockname()[1]}/"
        found = looked(Look(path=sites / "xa.toml", address=address))
        assert found.trouble.reason == "private address"
        with pytest.raises(BlockingIOError):
            listening.accept()


def test_a_pattern_without_end_is_ended(sites, monkeypatch):
    monkeypatch.setattr(asking, "SECONDS", 8.0)
    page = Page("http://a.vn/1", "http://a.vn/1", f"<h1>A</h1><a href='/{'a' * 60}!'>b</a>")
    text = "start = ['http://a.vn/']\n[discover]\nexclude = ['(a+)+$']\n"
    found = looked(Look(path=sites / "xa.toml", text=text, held=page))
    assert (found.trouble.reason, found.text, found.page) == ("too much", text, page)


def test_only_a_few_look_at_once(sites, monkeypatch):
    monkeypatch.setattr(asking, "_places", threading.BoundedSemaphore(1))
    with asking._places, pytest.raises(LookFailed) as caught:
        looked(Look(path=sites / "xa.toml", address="http://a.vn/"))
    assert caught.value.reason == "busy"


def test_the_oldest_of_too_many_drafts_are_dropped(tmp_path):
    drafts = Drafts(tmp_path)
    page = Page("http://a.vn/1", "http://a.vn/1", "<p>a\udcff</p>")
    names = [drafts.begin(Draft(address=f"http://a.vn/{n}"), page) for n in range(33)]
    kept = {name for name, _ in drafts.listed()}
    assert (len(kept), names[-1] in kept) == (30, True)
    assert len(list(tmp_path.iterdir())) == 60
    assert drafts.page(names[-1]).html == "<p>a?</p>"
    for name in ("../x", names[0] if names[0] not in kept else "0" * 16):
        with pytest.raises(NotAdded):
            drafts.read(name)


HOLDING = """
import signal
import sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
from pathlib import Path
from crawler.adding.runs import Run
with Run(Path(sys.argv[1]), "xa").held():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    Run(tmp_path, "xa").begin()
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_run_that_is_killed_is_broken_off(tmp_path, holder):
    run = Run(tmp_path, "xa")
    assert (run.standing().state, run.standing().pid) == ("crawling", holder.pid)
    with pytest.raises(CrawlRunning):
        run.begin()
    holder.kill()
    holder.wait()
    assert run.standing().state == "broken off"
    run.stop()
    run.begin()
    assert run.standing().state == "starting"


def test_one_that_does_not_heed_is_ended_the_second_time(tmp_path, holder):
    run = Run(tmp_path, "xa")
    run.stop()
    assert (run.is_stopping, run.standing().state) == (True, "crawling")
    run.stop()
    holder.wait(60)
    assert run.standing().state == "broken off"
    run.begin()
    assert not run.is_stopping


def test_a_run_that_never_came_up_is_broken_off(tmp_path, monkeypatch):
    run = Run(tmp_path, "xa")
    run.begin()
    assert run.standing().under_way
    monkeypatch.setattr(runs, "_STARTING", 0.0)
    assert run.standing().state == "broken off"


@pytest.mark.parametrize("name", ["../x", "a/b", "", "a\0b"])
def test_a_run_has_a_name(tmp_path, name):
    with pytest.raises(NotAdded):
        Run(tmp_path, name)


def test_the_end_of_a_long_log_is_shown(tmp_path):
    run = Run(tmp_path, "xa")
    assert run.latest_lines(2) == []
    run.log.write_text("".join(f"dòng {n}\n" for n in range(9000)))
    assert run.latest_lines(2) == ["dòng 8998", "dòng 8999"]


def test_a_saved_profile_is_one_of_the_users(sites):
    save_typed(sites, "xa", 'start = ["http://a.vn/tin"]\n')
    assert load_profiles(sites)["xa"].hosts == ("a.vn",)
    with pytest.raises(NotAdded) as caught:
        save_typed(sites, "xb", 'start = ["http://b.vn/"]\nhosts = ["b.vn", "a.vn"]\n')
    assert caught.value.reason == "portal taken"
