import codecs
import gzip
import socket
import ssl
import threading
import time
from contextlib import suppress

import pytest

from crawler.decoding import decode
from crawler.errors import (
    AddressRefused,
    CutShort,
    ProfileError,
    RedirectedTooOften,
    TimedOut,
    TooLarge,
    Unreachable,
)
from crawler.fetch import Fetcher
from crawler.pace import Pace
from crawler.peers import is_public
from crawler.profile import load_profile
from crawler.rules import Fetching
from crawler.transport import Limits, Transport, agent
from tests.crawler.serving import HOST, Answer, Site, serving
from tinxa.demo.charsets import decompose, encode_1258

URL = f"http://{HOST}"
TEXT = "Hội nghị Ban Thường vụ Huyện ủy Đông Sơn, tháng 5 năm 2023: đẩy nhanh tiến độ"


def fetching(profile, **limits):
    return Fetcher(profile, pace=Pace(), contact="toasoan@example", limits=Limits(**limits))


def test_a_page_comes_with_its_address_status_and_text(site):
    site.html("/tin", f"<p>{TEXT}</p>")
    page = fetching(site.profile()).fetch(f"{URL}/tin")
    assert (page.url, page.final_url, page.status) == (f"{URL}/tin", f"{URL}/tin", 200)
    assert TEXT in page.text


def test_the_portal_sees_its_own_name_and_who_asks(site):
    site.html("/tin", "")
    fetching(site.profile()).fetch(f"{URL}/tin")
    assert {asked.headers["Host"] for asked in site.asked} == {HOST}
    assert {asked.headers["User-Agent"] for asked in site.asked} == {"Tinxa/0.1 (+toasoan@example)"}


def test_a_contact_cannot_break_the_header():
    assert agent("toà soạn\r\nX: 1") == "Tinxa/0.1 (+tosonX:1)"


def test_proxies_of_the_environment_are_ignored(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.html("/tin", TEXT)
    assert fetching(site.profile()).fetch(f"{URL}/tin").status == 200


def test_redirects_are_followed_to_their_end(site):
    site.redirect("/cu", "/giua", status=301)
    site.redirect("/giua", f"{URL}/moi#muc")
    site.html("/moi", TEXT)
    page = fetching(site.profile()).fetch(f"{URL}/cu")
    assert (page.url, page.final_url) == (f"{URL}/cu", f"{URL}/moi")


def test_a_redirect_to_a_foreign_host_is_not_followed(site):
    site.redirect("/cu", "http://quang-cao.example/")
    with pytest.raises(AddressRefused, match=r"quang-cao\.example.*`hosts`") as caught:
        fetching(site.profile()).fetch(f"{URL}/cu")
    assert caught.value.reason == "foreign host"


def test_a_redirect_to_a_file_is_not_followed(site):
    site.redirect("/cu", "file:///etc/hosts")
    with pytest.raises(AddressRefused):
        fetching(site.profile()).fetch(f"{URL}/cu")


def test_a_circle_of_redirects_ends(site):
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    with pytest.raises(RedirectedTooOften):
        fetching(site.profile()).fetch(f"{URL}/a")
    assert len(site.paths) == 6


def test_a_page_may_not_unpack_to_more_than_the_limit(site):
    bomb = gzip.compress(b"0" * 5_000_000)
    assert len(bomb) < 10_000
    site.answers["/bom"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(TooLarge):
        fetching(site.profile(), size=1_000_000).fetch(f"{URL}/bom")


def test_an_answer_that_drips_is_given_up(site):
    def drops():
        for _ in range(400):
            yield b"x"
            time.sleep(0.02)

    site.answers["/cham"] = Answer(pieces=drops)
    with pytest.raises(TimedOut):
        fetching(site.profile(), whole=0.2).fetch(f"{URL}/cham")


def test_a_head_that_drips_is_given_up():
    def dripping(server):
        with server.accept()[0] as connected, suppress(OSError):
            connected.sendall(b"HTTP/1.1 200 OK\r\n")
            for number in range(200):
                connected.sendall(f"X-{number}: x\r\n".encode())
                time.sleep(0.02)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=dripping, args=[server], daemon=True).start()
        base = f"http://127.0.0.1:{server.getsockname()[1]}"
        transport = Transport(connect={HOST: base}, limits=Limits(whole=0.2))
        with pytest.raises(TimedOut):
            transport.get(f"http://{HOST}/cham")


def test_a_silent_portal_is_given_up(site):
    def silence():
        time.sleep(2)
        yield b""

    site.answers["/im"] = Answer(headers={"Content-Length": "5"}, pieces=silence)
    with pytest.raises(TimedOut):
        fetching(site.profile(), silence=0.2).fetch(f"{URL}/im")


def test_an_answer_cut_short_is_no_page(site):
    site.answers["/cut"] = Answer(b"<p>Thi", headers={"Content-Length": "5000"})
    with pytest.raises(CutShort):
        fetching(site.profile()).fetch(f"{URL}/cut")


def test_damaged_compression_is_no_page(site):
    site.answers["/hong"] = Answer(b"not gzip at all", headers={"Content-Encoding": "gzip"})
    with pytest.raises(CutShort):
        fetching(site.profile()).fetch(f"{URL}/hong")


def test_nobody_at_home(site):
    profile = site.profile()
    gone = Fetching(delay=0, connect={HOST: "http://127.0.0.1:9"})
    with pytest.raises(Unreachable):
        Transport(connect=gone.connect).get(profile.start[0])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"])
def test_private_addresses_are_refused_however_they_are_spelt(site, host):
    port = site.base.rpartition(":")[2]
    with pytest.raises((AddressRefused, Unreachable)) as caught:
        Transport().get(f"http://{host}:{port}/tin")
    assert not site.asked
    if host != "[::ffff:127.0.0.1]":
        assert isinstance(caught.value, AddressRefused)


def test_a_private_address_sees_no_handshake(site):
    with pytest.raises(AddressRefused, match="private network") as caught:
        Transport().get(site.base.replace("http:", "https:"))
    assert caught.value.reason == "private address"


def test_a_profile_can_allow_a_private_network(site):
    site.html("/tin", TEXT)
    assert Transport(allow_private=True).get(f"{site.base}/tin").status == 200


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("203.162.4.190", True),
        ("2405:4800::1", True),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::cba2:4be", True),
        ("64:ff9b:1::7f00:1", False),
        ("192.88.99.1", False),
        ("fec0::1", False),
        ("3fff::1", False),
        ("5f00::1", False),
        ("100:0:0:1::1", False),
        ("::7f00:1", False),
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", False),
    ],
)
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


def test_a_certificate_that_nobody_vouches_for_is_refused_and_one_of_the_bundle_believed(tmp_path):
    trustme = pytest.importorskip("trustme")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with serving(Site(), tls=context) as site:
        site.html("/tin", TEXT)
        with pytest.raises(Unreachable, match="certificate"):
            Transport(allow_private=True).get(f"{site.base}/tin")
        path = tmp_path / "xa.toml"
        path.write_text(f'start = ["{site.base}/tin"]\nfetch.ca_bundle = "ca.pem"\n', "utf-8")
        fetch = load_profile(path).fetch
        told = Transport(allow_private=True, ca_bundle=fetch.ca_bundle).get(f"{site.base}/tin")
        assert told.status == 200


def test_a_bundle_that_is_not_there_is_told(tmp_path):
    path = tmp_path / "xa.toml"
    path.write_text('fetch.ca_bundle = "ca.pem"', "utf-8")
    with pytest.raises(ProfileError, match=r"ca_bundle: no file .*ca\.pem"):
        load_profile(path)


def test_a_slow_host_is_given_more_time():
    pace = Pace()
    with pace.turn(URL, delay=0.01):
        time.sleep(0.1)
    assert pace.delay(URL, least=0.01) >= 0.2
    assert pace.delay(URL, least=0) == 0
    assert pace.delay(URL, least=7) == 7


def test_an_unchanged_page_is_not_sent_again(site):
    site.html("/tin", TEXT, ETag='"v1"')
    fetcher = fetching(site.profile())
    tag = fetcher.fetch(f"{URL}/tin").headers["etag"]
    assert fetcher.fetch(f"{URL}/tin", etag=tag).status == 304


PAGE = f"<html><head><title>{TEXT}</title></head><body><p>{TEXT}</p></body></html>"
META = PAGE.replace(
    "<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset={}">'
)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param(PAGE.encode(), "text/html; charset=UTF-8", id="header"),
        pytest.param(PAGE.encode(), "text/html", id="nothing declared"),
        pytest.param(codecs.BOM_UTF8 + PAGE.encode(), "text/html", id="byte order mark"),
        pytest.param(PAGE.encode("utf-16"), "text/html", id="utf-16"),
        pytest.param(encode_1258(PAGE), "text/html; charset=windows-1258", id="1258 in header"),
        pytest.param(encode_1258(META.format("windows-1258")), "text/html", id="1258 in meta"),
        pytest.param(encode_1258(PAGE * 3), "text/html", id="1258 undeclared"),
        pytest.param(encode_1258(PAGE * 3), "text/html; charset=utf-8", id="1258 as utf-8"),
        pytest.param(META.format("iso-8859-1").encode(), "text/html", id="utf-8 as latin-1"),
        pytest.param(PAGE.encode(), "text/html; charset=no-such", id="unknown charset"),
    ],
)
def test_a_page_is_read_whatever_was_declared(body, content_type):
    assert f"<p>{TEXT}</p>" in decode(body, content_type=content_type)


def test_decomposed_letters_are_left_to_the_reader_of_fields():
    assert decode(decompose(PAGE).encode()) == decompose(PAGE)
