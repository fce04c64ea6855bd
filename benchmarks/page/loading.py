"""The first load in a browser that knows nothing, a reload, and what shifts meanwhile."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.page.browser import WATCH, chromium
from benchmarks.page.servers import Server, page
from benchmarks.page.session import query_of
from benchmarks.page.timing import summary
from benchmarks.speed.archives import Measured
from searcher.question import Question

WIDTHS = (1280, 360)
_READY = "() => window.told && window.told.painted !== null"
_SETTLED = 1500
"""Milliseconds in which something may still shift once the results stand."""


def measured(data: Measured, question: Question, *, rounds: int) -> dict[str, Any]:
    """Load the first page and one of results, at each width, each time in a new context."""
    addresses = {"start": "/", "results": f"/?{query_of(question)}"}
    with chromium() as browser, page(data.folder) as server:
        _load(browser, server, "/", WIDTHS[0])
        return {
            f"{name}, {width} px": _summed(
                [_load(browser, server, path, width) for _ in range(rounds)]
            )
            for name, path in addresses.items()
            for width in WIDTHS
        }


def _load(browser: Browser, server: Server, path: str, width: int) -> dict[str, float]:
    context = browser.new_context(viewport={"width": width, "height": 900})
    opened = context.new_page()
    opened.add_init_script(WATCH)
    traffic = _Traffic(context.new_cdp_session(opened))
    opened.goto(server.address + path)
    cold = _shown(opened)
    found = {
        "cold": cold,
        "bytes": traffic.bytes,
        "requests": traffic.requests,
        "shift": sum(_shifts(opened, after_first=True)),
        "shift_hidden_too": sum(_shifts(opened, after_first=False)),
    }
    opened.reload()
    found["reload"] = _shown(opened)
    context.close()
    return found


class _Traffic:
    """Counts what a page fetches over HTTP, as it comes over the wire."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = self.requests = 0
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _finished(self, told: dict[str, Any]) -> None:
        self.requests += 1
        self.bytes += told["encodedDataLength"]


def _shown(opened: Page) -> float:
    """Wait for the results; return the seconds from the navigation until they stood painted."""
    opened.wait_for_function(_READY)
    opened.wait_for_timeout(_SETTLED)
    return float(opened.evaluate("() => window.told.painted")) / 1000


def _shifts(opened: Page, *, after_first: bool) -> Iterator[float]:
    told = opened.evaluate("() => window.told")
    for one in told["shifts"]:
        if not one["input"] and (one["at"] >= told["first"] or not after_first):
            yield one["value"]


def _summed(loads: list[dict[str, float]]) -> dict[str, Any]:
    return {
        "cold": summary([one["cold"] for one in loads]),
        "reload": summary([one["reload"] for one in loads]),
        "cold_mb": round(max(one["bytes"] for one in loads) / 1e6, 2),
        "cold_requests": max(one["requests"] for one in loads),
        "shift": round(max(one["shift"] for one in loads), 3),
        "shift_hidden_too": round(max(one["shift_hidden_too"] for one in loads), 3),
    }
