"""The menu of what can be taken away of a result: plain links, which work without the script."""

from typing import Final

from searcher.exporting.description import TableName
from ui.access import feed
from ui.exports import address
from ui.feeds import FEED
from ui.markup import esc
from ui.texts import Texts
from ui.view import View

_FORMATS: Final = (
    ("csv", "CSV"), ("xlsx", "Excel"), ("docx", "Word"), ("html", ""), ("txt", ""), ("ris", "RIS"),
    ("bib", "BibTeX"), ("json", "CSL-JSON"), ("jsonl", "JSON Lines"),
)  # fmt: skip
_WITHOUT_SHORT = ("txt",)
_NAMED: Final = {"html": "export_print", "txt": "export_notes"}
_TABLES: Final[tuple[TableName, ...]] = ("figures", "communes", "documents")
_TABLE_FORMATS: Final = (("csv", "CSV"), ("xlsx", "Excel"), ("jsonl", "JSON Lines"))


def downloads(view: View, texts: Texts) -> str:
    """Return the menu for what *view* finds."""
    articles = "".join(f"<li>{_format(*one, view, texts)}</li>" for one in _FORMATS)
    tables = "".join(f"<li>{_table(table, view, texts)}</li>" for table in _TABLES)
    about = _link(address(view, "tinxa.json"), texts["export_about"])
    news = f' <a href="{esc(feed(FEED, view.pairs()))}">{texts["watch_feed"]}</a>'
    return (
        f'<details class="tx-export"><summary>{texts["export"]}</summary><div>'
        f"<h3>{texts['export_list']}</h3><ul>{articles}</ul>"
        f"<h3>{texts['export_tables']}</h3><ul>{tables}</ul>"
        f'<p class="tx-export-about">{about}{news}</p></div></details>'
    )


def _format(ending: str, name: str, view: View, texts: Texts) -> str:
    shown = name or texts[_NAMED[ending]]
    full = _link(address(view, ending), shown)
    if ending in _WITHOUT_SHORT:
        return full
    short = texts["export_short"]
    label = f"{shown}, {short}"
    return full + _link(address(view, ending, short=True), short, label=label)


def _table(table: TableName, view: View, texts: Texts) -> str:
    name = texts[f"export_{table}"]
    links = (
        _link(address(view, ending, table=table), shown, label=f"{name}, {shown}")
        for ending, shown in _TABLE_FORMATS
    )
    return f"<span>{name}</span>{''.join(links)}"


def _link(href: str, shown: str, *, label: str = "") -> str:
    # A page to print opens in a window of its own; everything else is kept.
    kind = 'target="_blank"' if href.startswith("/xuat.html") else "download"
    named = f' aria-label="{esc(label)}"' if label else ""
    return f'<a href="{esc(href)}" {kind}{named}>{esc(shown)}</a>'
