"""A reader in Chromium: from Enter, or a click on a facet, to results that stand painted."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.page.servers import bare, page
from benchmarks.page.timing import kilobytes, summary
from benchmarks.speed.archives import Measured
from searcher.question import Question

WATCH = (Path(__file__).parent / "watch.js").read_text("utf-8")
_SETTLED = 400
"""Milliseconds without another list of results; the completions of what was typed come sooner."""
_READY = "() => window.told.painted !== null"
_TAKEN = "() => window.told.painted - window.told.began"
_UNCHOSEN = ".tx-facet .tx-values > ul > li > a:not([aria-current])"


def measured(data: Measured, questions: Sequence[Question]) -> dict[str, Any]:
    """Ask and choose on the page and on the peer in turn; the first question is not counted."""
    with chromium() as browser, page(data.folder) as ours, bare(data.folder) as peer:
        readers = {"page": Reader(browser, ours.address), "bare": Reader(browser, peer.address)}
        for number, question in enumerate(questions):
            for reader in readers.values():
                reader.read(question.text, number)
        return {name: reader.told() for name, reader in readers.items()}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open the system's Chromium, or the one that TINXA_CHROMIUM names."""
    found = os.environ.get("TINXA_CHROMIUM") or shutil.which("chromium")
    if found is None:
        raise SystemExit("no browser: apt-get install chromium, or name one in TINXA_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


class Reader:
    """One open page, and how long it took to show what was asked for on it."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        self._page.add_init_script(WATCH)
        self._received = 0
        self._page.on("websocket", lambda socket: socket.on("framereceived", self._count))
        self._page.goto(address)
        self._page.wait_for_function(_READY)
        self._asked: list[float] = []
        self._chosen: list[float] = []
        self._bytes: list[int] = []

    def read(self, text: str, number: int) -> None:
        """Ask for *text*, then choose a value of the facet whose turn it is."""
        box = self._page.get_by_label("Tìm kiếm", exact=True)
        box.fill(text)
        self._page.wait_for_timeout(_SETTLED)
        before = self._received
        box.press("Enter")
        asked = self._painted()
        size = self._received - before
        chosen = self._choose(number)
        if number:
            self._asked.append(asked)
            self._bytes.append(size)
            self._chosen += chosen

    def told(self) -> dict[str, Any]:
        """Return what was measured."""
        found: dict[str, Any] = {"query": summary(self._asked), "facet": summary(self._chosen)}
        if any(self._bytes):
            found["query"] |= kilobytes(self._bytes)
        return found

    def _choose(self, number: int) -> list[float]:
        links = self._page.locator(_UNCHOSEN)
        count = links.count()
        if not count:
            return []
        links.nth(number % count).click()
        taken = self._painted()
        # A new question would keep the filter.
        self._page.locator(".tx-clear").click()
        self._painted()
        return [taken]

    def _painted(self) -> float:
        """Return the seconds to the last list of results that came."""
        _wait(self._page)
        return float(self._page.evaluate(_TAKEN)) / 1000

    def _count(self, frame: str | bytes) -> None:
        self._received += len(frame)


def _wait(opened: Page) -> None:
    opened.wait_for_function(_READY)
    opened.wait_for_timeout(_SETTLED)
