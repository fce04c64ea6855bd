"""Every screen of the page and every state of it, as a table: where it is and how it comes about.

Each is opened by tests/ui/matrix at two widths, in both themes and in both languages.
"""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page, expect

from tests.ui.conftest import COPIED

LOST = "Việc đã mất"
NEWS, QUIET = "Lúa xuân", "Chưa có gì"
DOSSIER, EMPTY = "dat-dai", "con-trong"


class Case(NamedTuple):
    """One state: its name, its address, and what a visitor does there."""

    name: str
    path: str
    do: Callable[[Page], None] = lambda _: None

    @property
    def screen(self) -> str:
        """The path of the screen that the address is of."""
        return urlsplit(self.path).path.strip("/")


def click(selector: str) -> Callable[[Page], None]:
    """Return the visitor who clicks what *selector* names, once, where it is shown."""

    def clicked(page: Page) -> None:
        for element in page.locator(selector).all()[:3]:
            if element.is_visible() and not element.get_attribute("data-clicked"):
                element.click()
                element.evaluate("one => (one.dataset.clicked = true)")

    return clicked


def typed(selector: str, text: str, shown: str) -> Callable[[Page], None]:
    """Return the visitor who types, and waits for what is *shown* then."""

    def written(page: Page) -> None:
        page.wait_for_load_state("networkidle")
        field = page.locator(selector).first
        if not field.is_visible():
            page.locator(".tx-open").click()
        field.fill("")
        field.press_sequentially(text)
        expect(page.locator(shown).first).to_be_visible()
        # What typing has scrolled half out of a drawer would count as a small target.
        page.locator(".tx-facets").evaluate_all("all => all.forEach(one => one.scrollTo(0, 0))")

    return written


def on_paper(page: Page) -> None:
    """Ask for the print view."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def trend(*queries: str, **further: str) -> str:
    """Return the address of a trend."""
    return "/xu-huong?" + urlencode({"q": queries, **further}, doseq=True)


SIX = ("giải phóng mặt bằng", "lúa", "ngân sách", "trường học", "ngô", "bãi biển")
CASES = (
    Case("start", "/"),
    Case("found", "/?q=lúa"),
    Case("second-page", "/?q=lúa&page=2"),
    Case("past-the-last-page", "/?q=lúa&page=99"),
    Case("none-found", "/?q=xyzzy"),
    Case("none-in-range", "/?q=lúa&since=1990&until=1991"),
    Case("none-filtered", "/?q=lúa&source=nowhere.example"),
    Case("accents-ignored", "/?q=giãi+phõng+mặt+bằng"),
    Case("some-words", "/?q=lúa+xyzzy"),
    Case("suggestion", "/?q=nôg+thôn+mơi"),
    Case("suggestion-alone", "/?q=hooij+nghij"),
    Case("operators", "/?q=lúa+-ngô+OR"),
    Case("filtered", "/?q=giai+phong+mat+bang&year=2023&source=dongson.thanhhoa.example"),
    Case("month", "/?year=2023&month=2023-05"),
    Case("range", "/?since=01/05/2023&until=31/05/2023"),
    Case("range-wrong", "/?q=lúa&since=hôm+qua"),
    Case("range-backwards", "/?q=lúa&since=2024&until=2023"),
    Case("undated", "/?year=none"),
    Case("commune-named", "/?commune=dong+tien"),
    Case("commune-unknown", "/?commune=Đông+Tiếm"),
    Case("document", "/?q=phuong&document=1686/NQ-UBTVQH15"),
    Case("drawer", "/?q=lúa", click(".tx-open")),
    Case("completions", "/", typed(".st-key-box input", "hoi", ".tx-completions li")),
    Case("facet-search", "/", typed(".tx-find", "dong", ".tx-matches a")),
    Case("downloads", "/?q=lúa", click(".tx-export summary")),
    Case("basket", "/?q=lúa", click(".tx-hits .tx-pick")),
    Case("copies", COPIED, click(".tx-others summary")),
    Case("article", "/?id=dongson-1&q=lon", click("[data-mark='1']")),
    Case("cited", "/?id=dongson-1", click(".tx-cite summary")),
    Case("files", "/?q=lich+truc+zzyzx&id=filed", click(".tx-file-text summary")),
    Case("hostile", "/?id=hostile"),
    Case("corrected", "/?id=unlike"),
    Case("correcting", "/?id=dongson-1&q=lon", click(".tx-correct summary")),
    Case("gone", "/?id=gone"),
    Case("published-by-several", "/?id=copy-bimson"),
    Case("article-missing", "/?id=nothing"),
    Case("on-paper", "/?id=dongson-1&q=lon", on_paper),
    Case("list-on-paper", "/?q=lúa", on_paper),
    Case("compared", "/so-sanh?id=copy-nongcong"),
    Case("nothing-to-compare", "/so-sanh?id=unlike"),
    Case("compared-missing", "/so-sanh?id=nothing"),
    Case("versions", "/phien-ban?id=hostile"),
    Case("one-version", "/phien-ban?id=dongson-1"),
    Case("trends", "/xu-huong"),
    Case("one-trend", trend("lúa")),
    Case("two-trends", trend(*SIX[:2], by="year", keywords="A"), click(".tx-figures summary")),
    Case("six-trends", trend(*SIX, by="month", share="1")),
    Case("trend-filtered", trend("lúa", "ngô", year="2023")),
    Case("trend-of-nothing", trend("xyzzy", "zyxxy")),
    Case("trend-misdated", trend("lúa", since="hôm qua")),
    Case("trend-too-long", trend("lúa", by="day", since="1900", until="2026")),
    Case("places", "/dia-danh"),
    Case("place", "/dia-danh?q=Đông+Thịnh"),
    Case("place-unknown", "/dia-danh?q=Đông+Tiếm"),
    Case("watches", "/theo-doi"),
    Case("watch-saving", "/theo-doi?q=lúa&year=2023"),
    Case("news", f"/theo-doi?id={NEWS}"),
    Case("no-news", f"/theo-doi?id={QUIET}"),
    Case("watch-missing", f"/theo-doi?id={LOST}"),
    Case("dossiers", "/ho-so"),
    Case("dossier-adding", "/ho-so?chon=dongson-1&chon=hostile"),
    Case("dossier", f"/ho-so?id={DOSSIER}", click("#ket-qua details summary")),
    Case("dossier-empty", f"/ho-so?id={EMPTY}"),
    Case("dossier-missing", f"/ho-so?id={LOST}"),
    Case("picked", "/chon?chon=dongson-1&chon=nothing"),
    Case("none-picked", "/chon"),
    Case("archive", "/kho"),
    Case("archive-source", "/kho?nguon=dongson.thanhhoa.example"),
    Case("archive-source-missing", "/kho?cong=nowhere"),
    Case("adding", "/them-cong"),
    Case("adding-missing", "/them-cong?id=0123456789abcdef"),
    Case("help", "/tro-giup"),
    Case("no-such-page", "/khong-co"),
)
