"""The screen of watches: saved searches, and what is new in them since the last look.

The last look is the browser's (assets/watches.js), so that a page that may change nothing works.
"""

import shlex
from collections.abc import Iterator, Sequence

from searcher.watching.log import Begun
from searcher.watching.saved import Watch
from searcher.watching.telling import News
from ui.access import feed, may_edit
from ui.editing import form, hidden, instead
from ui.markup import day, esc, link, outward
from ui.reading.changes import changes
from ui.texts import Texts
from ui.values import shown
from ui.view import View

SHOWN = 100
Numbers = Sequence[int]
"""The numbers of what a watch told, the newest first."""


def overview(
    watches: Sequence[tuple[Watch, Begun | None, Numbers]], view: View, texts: Texts
) -> str:
    """Return the list of the watches, and a form where the address brings a search to save."""
    items = "".join(_listed(*one, view, texts) for one in watches)
    none = "" if watches else f"<p>{texts['watch_none']}</p>"
    return (
        f'<main id="ket-qua" class="tx-desk"><h1>{texts["watches"]}</h1>'
        f"{_saving(view, texts)}{none}"
        f'<ul class="tx-list">{items}</ul></main>'
    )


def news(
    watch: Watch,
    begun: Begun | None,
    told: Sequence[News],
    numbers: Numbers,
    view: View,
    texts: Texts,
) -> str:
    """Return what a watch told, the newest first."""
    items = "".join(_piece(one, view, texts) for one in told)
    none = "" if told else f'<p class="tx-note">{texts["watch_nothing"]}</p>'
    more = texts["watch_more"].format(n=len(told)) if len(numbers) > len(told) else ""
    seen = f'<button type="button" data-seen hidden>{texts["watch_seen"]}</button>' if told else ""
    back = link(View(lang=view.lang).href("/theo-doi"), f"← {texts['watches']}")
    return (
        f'<main id="ket-qua" class="tx-desk"{_looked(watch, begun, numbers)}><p>{back}</p>'
        f"<h1>{esc(watch.name)} {_count(texts)}</h1>{_about(watch, begun, view, texts)}"
        f'<div class="tx-tools">{seen}</div>{none}'
        f'<ol class="tx-hits">{items}</ol><p>{more}</p></main>'
    )


def _listed(watch: Watch, begun: Begun | None, numbers: Numbers, view: View, texts: Texts) -> str:
    title = link(View(id=watch.name, lang=view.lang).href("/theo-doi"), esc(watch.name))
    removal = ""
    if may_edit():
        button = f'<button type="submit">{texts["watch_remove"]}</button>'
        removal = form("/sua/theo-doi/bo", hidden("ten", watch.name) + button, kind="tx-inline")
    return (
        f"<li{_looked(watch, begun, numbers)}><h2>{title} {_count(texts)}</h2>"
        f"{_about(watch, begun, view, texts)}{removal}</li>"
    )


def _looked(watch: Watch, begun: Begun | None, numbers: Numbers) -> str:
    """Return what the script needs to tell what is new since this browser's last look."""
    look = f"{watch.name}/{begun.began if begun else ''}"
    return f' data-look="{esc(look)}" data-numbers="{",".join(map(str, numbers))}"'


def _count(texts: Texts) -> str:
    return f'<span class="tx-fresh" data-label="{texts["watch_count"]}" hidden></span>'


def _about(watch: Watch, begun: Begun | None, view: View, texts: Texts) -> str:
    asked = link(searched(watch, view).href(), esc(" · ".join(_asked(watch, texts))))
    kind = texts["watch_kind_changed" if watch.changed else "watch_kind_new"]
    ran = texts["watch_ran"].format(at=moment(begun.ran)) if begun else texts["watch_not_run"]
    pairs = [("ten", watch.name)] + ([("lang", "en")] if view.lang == "en" else [])
    atom = f'<a href="{esc(feed("/theo-doi.atom", pairs))}">{texts["watch_feed"]}</a>'
    return f'<p class="tx-meta"><span>{asked}</span><span>{kind}</span><span>{ran}</span>{atom}</p>'


def _asked(watch: Watch, texts: Texts) -> Iterator[str]:
    yield watch.query or texts["watch_all"]
    for facet, values in watch.where.items():
        yield f"{texts[facet]}: {', '.join(shown(facet, values, texts).values())}"
    if watch.since:
        yield f"{texts['from']} {watch.since}"
    if watch.until:
        yield f"{texts['to']} {watch.until}"


def searched(watch: Watch, view: View) -> View:
    """Return the search of a watch as the page shows it, the newest first."""
    return View(
        q=watch.query,
        where=watch.where,
        since=watch.since or "",
        until=watch.until or "",
        words=watch.as_words,
        sort="newest",
        lang=view.lang,
    )


def moment(at: str) -> str:
    """Return an instant in UTC as day and time, which say that they are UTC.

    >>> moment("2026-11-26T18:24:52Z")
    '26/11/2026 18:24 UTC'
    """
    return f"{day(at[:10])} {at[11:16]} UTC"


def _saving(view: View, texts: Texts) -> str:
    """Return the form that saves the search of the address; nothing where there is none."""
    if not (view.q or view.filtered):
        return ""
    if not may_edit():
        command = f"tinxa watch add {shlex.quote(texts['watch_name'])} {shlex.quote(view.q)}"
        command += "".join(
            f" --where {shlex.quote(f'{facet}={value}')}"
            for facet, values in view.where.items()
            for value in values
        )
        return instead(command, texts)
    return form(
        "/sua/theo-doi/them",
        f'{hidden("xem", view.href())}<label>{texts["watch_name"]} <input name="ten" required'
        f' maxlength="80" value="{esc(view.q[:80])}"></label>'
        f'<label class="tx-check"><input type="checkbox" name="changed" value="1">'
        f" {texts['watch_changed']}</label>"
        f'<button type="submit">{texts["watch_save"]}</button><p>{texts["watch_known"]}</p>',
    )


def _piece(one: News, view: View, texts: Texts) -> str:
    kind = f'<b class="tx-kind tx-{one.kind}">{texts[f"news_{one.kind}"]}</b>'
    if one.record is None:
        title, about = f"<span>{texts['watch_lost']}</span>", ""
    else:
        article = one.record.article
        title = link(
            View(id=one.id, lang=view.lang).href(), esc(article.title or texts["untitled"])
        )
        original = outward(article.url, texts["original"]) if article.url else ""
        parts = (day(article.published) or texts["undated"], article.source)
        about = "".join(f"<span>{esc(part)}</span>" for part in parts if part) + original
    told = changes(one.changes, texts)
    shown = (
        f'<details class="tx-changes" open><summary>{texts["changes"]}</summary>{told}</details>'
        if told
        else ""
    )
    return (
        f'<li class="tx-hit" data-number="{one.number}"><time datetime="{esc(one.at)}">'
        f"{esc(day(one.at[:10]))}</time><article><h2>{title}</h2>"
        f'<p class="tx-meta">{kind}{about}</p>{shown}</article></li>'
    )
