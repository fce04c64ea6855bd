"""`make pictures`: the pictures of README and docs/guides, of the demo as a visitor sees it."""

import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from archive.folder import DataFolder
from tests.ui.conftest import chromium
from ui import launch

IMAGES = Path(__file__).parents[1] / "docs" / "images"
QUERY = "giải phóng mặt bằng"
DOSSIER = "Giải phóng mặt bằng"
_COLOURS = 128


class Picture(NamedTuple):
    """A picture: its file's name, what it shows, and what is clicked or scrolled to before."""

    name: str
    path: str
    height: int = 860
    width: int = 1280
    clicked: str = ""
    sight: str = ""


def pictures(shown: str, dossier: str) -> Sequence[Picture]:
    """Return all pictures; *shown* is the id of an article, *dossier* a dossier's name."""
    search = "/?" + urlencode({"q": "giai phong mat bang"})
    trends = urlencode({"q": [QUERY, "nông thôn mới"], "by": "year"}, doseq=True)
    return (
        Picture("page-desktop", search),
        Picture("page-phone", search, height=800, width=360),
        Picture("article", "/?" + urlencode({"id": shown, "q": "thu ngân sách"}), height=1250),
        Picture("dossier", "/ho-so?" + urlencode({"id": dossier}), height=1000),
        Picture("places", "/dia-danh?" + urlencode({"q": "Đông Thịnh"}), height=720),
        Picture("archive", "/kho", height=1000),
        Picture("trends", f"/xu-huong?{trends}"),
        Picture("export", search, clicked=".tx-export summary", height=760),
    )


def main() -> int:
    """Crawl the demo into a folder of its own, serve it, and take every picture."""
    with TemporaryDirectory() as made:
        folder = DataFolder(Path(made))
        _tinxa(folder, "demo", "--no-ui")
        found = _found(folder, QUERY)
        _tinxa(folder, "dossier", "new", DOSSIER)
        (kept,) = folder.dossiers.glob("*.json")
        _tinxa(folder, "dossier", "add", kept.stem, *found[:3])
        _tinxa(folder, "dossier", "note", kept.stem, "Còn thiếu quyết định phê duyệt bồi thường.")
        shown = _found(folder, "6 tháng đầu năm 2022 thu ngân sách")[0]
        with sync_playwright() as playwright, launch.served(folder, port=(port := _free())):
            browser = playwright.chromium.launch(
                executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            for each in pictures(shown, kept.stem):
                _take(each, browser, f"http://{launch.HOST}:{port}")
                print(IMAGES / f"{each.name}.png")
            browser.close()
    return 0


def _take(picture: Picture, browser: Browser, address: str) -> None:
    size = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=size, color_scheme="light")
    page.goto(address + picture.path)
    page.wait_for_selector("#ket-qua")
    if picture.clicked:
        page.locator(picture.clicked).first.click()
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(page.screenshot()))
    # A page of few colours: a third of the bytes, and nothing that the eye could tell.
    image.convert("RGB").quantize(_COLOURS).save(IMAGES / f"{picture.name}.png", optimize=True)
    page.close()


def _found(folder: DataFolder, query: str) -> list[str]:
    answer = json.loads(_tinxa(folder, "search", query, "--json"))
    return [hit["id"] for hit in answer["hits"]]


def _tinxa(folder: DataFolder, *arguments: str) -> str:
    environment = {**os.environ, "TINXA_DATA": str(folder.path)}
    command = [sys.executable, "-m", "tinxa", *arguments]
    return subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _free() -> int:
    with socket.socket() as free:
        free.bind((launch.HOST, 0))
        return int(free.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
