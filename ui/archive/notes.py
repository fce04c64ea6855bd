"""The head of the archive's screen: the whole in one line, and what is wrong with it as a whole."""

import datetime as dt
from collections.abc import Iterator

from ui.adding.link import adding_link
from ui.archive.state import IndexState, Stock
from ui.markup import esc, grouped, link
from ui.moments import ago, moment_told
from ui.texts import Texts
from ui.trouble import told
from ui.view import View


def summary(shown: Stock, view: View, texts: Texts, now: dt.datetime) -> str:
    """Return all articles, portals, the last crawl and the state of the index."""
    count = shown.articles if shown.found is None else shown.found.articles
    every = f"{grouped(count)} {texts['articles']}"
    if shown.found and count:
        every = link(View(lang=view.lang).href(), every)
    crawls = [each.crawl for each in shown.holdings if each.crawl]
    successes = [crawl.last_success for crawl in crawls if crawl.last_success]
    last = (
        f"{moment_told(max(successes))} ({ago(max(successes), now, texts)})"
        if successes
        else texts["never"]
    )
    numbers = texts["archive_numbers"].format(
        portals=grouped(len(crawls)), imported=grouped(len(shown.holdings) - len(crawls))
    )
    # Where nobody can tell what was crawled, none of this is known.
    known = [] if shown.trouble else [numbers, texts["archive_last"].format(at=last)]
    parts = [every, *known, _indexed(shown.index, texts, now)]
    items = "".join(f"<li>{part}</li>" for part in parts)
    return f'<ul class="tx-summary">{items}</ul>'


def _indexed(index: IndexState, texts: Texts, now: dt.datetime) -> str:
    if index.status is None:
        return texts["index_none"]
    built = dt.datetime.fromisoformat(index.status.built_at)
    state = texts["index_late" if index.behind != 0 else "index_whole"]
    return texts["index_built"].format(
        state=state, at=moment_told(built), ago=ago(built, now, texts)
    )


def notes(shown: Stock, texts: Texts) -> str:
    """Return what is wrong with the archive as a whole, and what it means for the numbers."""
    return "".join(f'<div class="tx-note">{note}</div>' for note in _notes(shown, texts))


def _notes(shown: Stock, texts: Texts) -> Iterator[str]:
    index = shown.index
    if index.error:
        said = told(index.error, texts)
        yield f"<p>{esc(said)}</p><p>{texts['index_none_counts']}</p>"
    elif index.behind is None:
        yield f"<p>{texts['index_other']}</p>"
    elif index.behind:
        yield f"<p>{texts['index_behind'].format(n=grouped(index.behind))}</p>"
    if shown.trouble:
        yield (
            f"<p>{texts['frontier_trouble']}</p><details><summary>{texts['details']}</summary>"
            f'<p lang="en">{esc(shown.trouble)}</p></details>'
        )
    elif not any(each.crawl for each in shown.holdings):
        yield f"<p>{texts['never_crawled']} <code>tinxa crawl https://…</code></p>"


def empty(texts: Texts) -> str:
    """Return what an archive without articles shows: what to do first."""
    steps = "".join(
        f"<li>{texts[name]} <code>{command}</code></li>"
        for name, command in (
            ("archive_first_crawl", "tinxa crawl https://…"),
            ("archive_first_import", "tinxa import …"),
            ("archive_first_index", "tinxa index"),
        )
    )
    return (
        f'<main id="ket-qua" class="tx-archive"><h1>{texts["archive"]}</h1>'
        f'<p class="tx-about">{texts["archive_empty"]}</p><ol class="tx-steps">{steps}</ol>'
        f"{adding_link(texts)}</main>"
    )


def absent(view: View, texts: Texts) -> str:
    """Return what the screen says where a cluster is all that there is."""
    search = link(View(lang=view.lang).href(), texts["archive_absent_search"])
    return (
        f'<main id="ket-qua" class="tx-archive"><h1>{texts["archive"]}</h1>'
        f'<p class="tx-about">{texts["archive_absent"]}</p><p>{search}</p></main>'
    )
