"""How a crawl goes that was started from the page."""

from archive.errors import TinxaError
from crawler.adding.runs import Run, Standing
from crawler.coverage import hosts_of
from crawler.frontier import Frontier
from crawler.health import Progress, progress_of
from ui.adding.draft import LANGUAGE, starting
from ui.editing import form, hidden
from ui.markup import adding, esc, grouped, link
from ui.service import folder
from ui.texts import Texts
from ui.trouble import explained
from ui.view import View

STOP = "/sua/cong/dung"
PROGRESS = "/cong/tien-do"
"""The path of the route that answers what the script asks for again and again."""
_LINES = 12
_REASONS = 4


def run_href(name: str, view: View) -> str:
    """Return the address of the screen that shows the crawl *name*."""
    return adding(View(lang=view.lang).href("/them-cong"), cong=name)


def crawl_page(run: Run, view: View, texts: Texts) -> str:
    """Return the screen of a crawl; the script keeps its inner part up to date."""
    back = link(View(lang=view.lang).href("/them-cong"), f"← {texts['add']}")
    asking = adding(View(lang=view.lang).href(PROGRESS), cong=run.name)
    return (
        f'<main id="ket-qua" class="tx-adding"><p>{back}</p>'
        f"<h1>{esc(texts['add_crawl'].format(name=run.name))}</h1>"
        f'<div class="tx-progress" data-progress="{esc(asking)}">{progress(run, view, texts)}</div>'
        "</main>"
    )


def progress(run: Run, view: View, texts: Texts) -> str:
    """Return how the crawl stands now."""
    now = run.standing()
    if now is None:
        again = starting(run.name, texts["add_crawl_now"], view)
        return f"<p>{texts['add_crawl_none']}</p>{again}"
    return (
        f'<p class="tx-state" data-state="{esc(now.state)}">{texts[f"add_state_{now.state}"]}</p>'
        f"{_trouble(now, texts)}{_counts(run.name, now, view, texts)}"
        f"{_tools(run, now, view, texts)}{_log(run, texts)}"
    )


def _trouble(now: Standing, texts: Texts) -> str:
    if now.trouble is None:
        return ""
    if now.kind == "CrawlRunning":
        return f'<p class="tx-wrong" role="alert">{texts["add_another_crawl"]}</p>'
    return f'<p class="tx-wrong" role="alert" lang="en">{esc(now.trouble)}</p>'


def _counts(name: str, now: Standing, view: View, texts: Texts) -> str:
    """Return the counts of the portal, from the crawler's memory."""
    if not folder().frontier.exists():
        return ""
    try:
        with Frontier.open(folder().frontier) as frontier:
            found, hosts = progress_of(name, frontier), hosts_of(frontier, name)
    except TinxaError as error:
        return f'<div class="tx-wrong">{explained(error, texts)}</div>'
    rows = "".join(
        f"<div><dt>{term}</dt><dd>{told}</dd></div>" for term, told in _rows(found, texts)
    )
    searched = View(where={"source": tuple(hosts)}, lang=view.lang).href()
    see = f"<p>{link(searched, texts['add_see'])}</p>" if found.taken else ""
    if now.state == "done" and not found.taken:
        see = f'<p class="tx-wrong">{texts["add_nothing"]}</p>'
    return f'<dl class="tx-counts">{rows}</dl>{see}'


def _rows(found: Progress, texts: Texts) -> list[tuple[str, str]]:
    rows = [
        (texts["add_taken"], f"<b>{grouped(found.taken)}</b>"),
        (texts["add_waiting"], grouped(found.waiting)),
    ]
    for name, reasons in (("add_skipped", found.skipped), ("add_failed", found.failed)):
        if reasons:
            most = list(reasons.items())[:_REASONS]
            told = ", ".join(f"{esc(reason)}: {grouped(count)}" for reason, count in most)
            total = grouped(sum(reasons.values()))
            rows.append((texts[name], f'{total} <span lang="en">({told})</span>'))
    return rows


def _tools(run: Run, now: Standing, view: View, texts: Texts) -> str:
    look = link(run_href(run.name, view), texts["add_refresh"])
    if not now.under_way:
        again = starting(run.name, texts["add_crawl_again"], view)
        return f'<div class="tx-buttons">{again}</div>'
    stop = ""
    if now.pid is not None:
        label = texts["add_stop_now" if run.is_stopping else "add_stop"]
        button = f'<button type="submit">{label}</button>'
        inner = hidden("cong", run.name) + hidden(LANGUAGE, view.lang) + button
        stop = form(STOP, inner, kind="tx-inline")
    told = texts["add_stopping" if run.is_stopping else "add_leave"]
    return f'<p>{told}</p><div class="tx-buttons">{look}{stop}</div>'


def _log(run: Run, texts: Texts) -> str:
    lines = run.latest_lines(_LINES)
    if not lines:
        return ""
    shown = esc("\n".join(lines))
    # It scrolls, so that the keyboard has to reach it.
    return (
        f'<h2>{texts["add_log"]}</h2><pre lang="en" tabindex="0" role="region"'
        f' aria-label="{texts["add_log"]}">{shown}</pre>'
    )
