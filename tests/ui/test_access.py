"""Sign-in: nothing is answered without it, the shared link survives it, editors alone may edit."""

import re
import socket
from urllib.parse import urlsplit

import oidc_provider_mock
import pytest
import requests
from playwright.sync_api import expect
from starlette.routing import Mount, Route

from archive.folder import DataFolder
from tests.making import filled, indexed
from ui import launch
from ui.access import Guard
from ui.alone import ASSETS
from ui.routes import ROUTES

# The provider of the tests, which runs in this process, calls what its library is about to retire.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

READER, EDITOR, STRANGER = "an@bao.example", "lan@bao.example", "x@xbao.example"
SHARED = "/theo-doi?q=ng%C3%A2n+s%C3%A1ch&where=1"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    made = DataFolder(tmp_path_factory.mktemp("signed"))
    with filled(made.path, [{"id": "a", "title": "Thu ngân sách", "body": "Xã thu."}]) as archive:
        indexed(archive)
    with socket.socket() as free:
        free.bind((launch.HOST, 0))
        port = free.getsockname()[1]
    users = [
        oidc_provider_mock.User(sub=name, claims={"email": name, "email_verified": True})
        for name in (READER, EDITOR, STRANGER)
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as provider:
        made.settings.write_text(
            "[auth]\n"
            f'redirect_uri = "http://{launch.HOST}:{port}/oauth2callback"\n'
            f'cookie_secret = "{"0123456789abcdef" * 2}"\n'
            'client_id = "tinxa"\nclient_secret = "s"\n'
            "server_metadata_url ="
            f' "http://localhost:{provider.server_port}/.well-known/openid-configuration"\n'
            f'readers = ["@bao.example"]\neditors = ["{EDITOR}"]\n'
        )
        with launch.served(made, port=port):
            yield f"http://{launch.HOST}:{port}"


@pytest.fixture
def client():
    with requests.Session() as session:
        session.trust_env = False
        yield session


@pytest.fixture
def enter(browser, address):
    """Ask for a page as somebody unknown, and sign in by name."""
    contexts = []

    def entered(name, path="/"):
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.goto(address + path)
        page.get_by_role("button", name=re.compile("Đăng nhập|Sign in")).click()
        page.get_by_role("button", name=name, exact=True).first.click()
        page.wait_for_url(address + path)
        page.wait_for_selector("#ket-qua")
        return page

    yield entered
    for context in contexts:
        context.close()


def paths():
    for route in ROUTES:
        if isinstance(route, Route):
            yield route, route.path.replace("{ending}", "csv")


def test_every_route_is_guarded_and_answers_nobody(address, client):
    assert [one.path for one in ROUTES if isinstance(one, Mount)] == [ASSETS]
    asked = list(paths())
    assert len(asked) > 10
    for route, path in asked:
        assert isinstance(route.app, Guard)
        for method in route.methods:
            for cookies in ({}, {"_streamlit_user": "forged"}):
                answer = client.request(
                    method, address + path, cookies=cookies, params={"q": "ngân", "khoa": "x.y"}
                )
                assert answer.status_code == 401, path
                assert method == "HEAD" or "đăng nhập" in answer.text
                assert "Thu" not in answer.text
    assert client.get(f"{address}{ASSETS}/tinxa.css").status_code == 200


def test_the_shared_link_survives_signing_in_and_signing_out_closes(enter, address, client):
    page = enter(EDITOR, SHARED)
    expect(page.get_by_role("button", name="Lưu")).to_be_visible()
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    got = client.get(f"{address}/xuat.csv", cookies=cookies)
    assert (got.status_code, "Thu ngân sách" in got.text) == (200, True)
    page.get_by_label("Tên", exact=True).fill("ngân sách")
    page.get_by_role("button", name="Lưu").click()
    page.goto(f"{address}/theo-doi")
    link = page.get_by_role("link", name="Nguồn tin Atom").get_attribute("href")
    client.cookies.clear()
    assert client.get(address + link).status_code == 200
    assert client.get(address + link.replace("ten=", "ten=x")).status_code == 401
    moved = f"{address}/tim.atom?{urlsplit(link).query}"
    assert client.get(moved).status_code == 401
    page.get_by_role("link", name="Đăng xuất").click()
    page.goto(f"{address}/theo-doi")
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
    assert "ngân sách" not in page.locator("body").inner_text()


@pytest.mark.slow
def test_readers_read_and_strangers_do_not(enter, address):
    page = enter(READER, SHARED)
    expect(page.get_by_text("Trang này chỉ để đọc")).to_be_visible()
    assert page.request.post(f"{address}/sua/ho-so/lap").status == 403
    page.goto(f"{address}/?id=a")
    page.get_by_text("Đính chính bài này").click()
    expect(page.locator(".tx-correct code")).to_contain_text("tinxa correct a --published")
    assert page.request.post(f"{address}/sua/dinh-chinh").status == 403
    page = enter(STRANGER, "/?lang=en")
    expect(page.get_by_text("may not read here")).to_be_visible()
    assert page.request.get(f"{address}/xuat.csv").status == 401


@pytest.mark.slow
def test_a_correction_is_signed_by_who_is_signed_in_whatever_is_sent(enter):
    page = enter(EDITOR, "/?id=a")
    page.get_by_text("Đính chính bài này").click()
    expect(page.locator(".tx-correct")).to_contain_text(f"Người đính chính: {EDITOR}")
    page.get_by_label("Ngày đăng").fill("29/05/2023")
    page.evaluate(
        """() => {
          const name = document.createElement("input");
          Object.assign(name, {name: "nguoi", value: "Khác"});
          document.querySelector(".tx-correct form").append(name);
        }"""
    )
    page.get_by_role("button", name="Lưu đính chính").click()
    expect(page.locator(".tx-corrected-note")).to_contain_text(f"→ 29/05/2023 ({EDITOR}, ")
