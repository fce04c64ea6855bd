"""Atom feeds over HTTP: of a watch, and of any search."""

from collections.abc import Mapping
from heapq import nlargest
from typing import NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from archive.article import Record
from archive.errors import TinxaError
from archive.standing import standings
from searcher.feed import Entry, Head, atom
from searcher.question import Question
from searcher.snippets import best_snippet
from searcher.watching.saved import Watch, named
from searcher.watching.telling import News
from ui.desk.told import watch_log
from ui.desk.watches import searched
from ui.markup import day, esc
from ui.reading.changes import changes
from ui.service import folder, searcher
from ui.texts import TEXTS, Texts
from ui.trouble import refusal
from ui.view import Language, View, asked_of, view_of

FEED = "/tim.atom"
"""The path of the feed of any search."""
_MOST = 50


class _Place(NamedTuple):
    """Where the page is that asks, and in which language it speaks."""

    base: str
    address: str
    texts: Texts
    lang: Language


def search_feed(request: Request) -> Response:
    """Answer the articles that a search finds, those that came last first, whatever their dates."""
    view = msgspec.structs.replace(view_of(asked_of(request.query_params)), page=1, id="")
    place = _place(request, view)
    question = msgspec.structs.replace(view.question(), fold=False, groups=False, sort="newest")
    try:
        entries = _arrivals(question, place, {})
    except TinxaError as error:
        return refusal(error, place.texts)
    key = f"search/{view.href(lang='vi')}"
    return _answer(key, view.q or place.texts["watch_all"], view, entries, place)


def watch_feed(request: Request) -> Response:
    """Answer what is new in a watch: its newest articles, or the changes that it told."""
    view = view_of({"lang": request.query_params.getlist("lang")})
    place = _place(request, view)
    try:
        watch = named(folder().watches, request.query_params.get("ten", ""))
        entries = _entries(watch, place)
    except TinxaError as error:
        return refusal(error, place.texts, 404)
    return _answer(f"watch/{watch.name}", watch.name, searched(watch, view), entries, place)


def _entries(watch: Watch, place: _Place) -> list[Entry]:
    news = watch_log().told(watch.name, limit=_MOST)
    if watch.changed:
        return [_changed(one, one.record, place) for one in news if one.record]
    return _arrivals(watch.question, place, {one.id: one.at for one in news})


def _arrivals(question: Question, place: _Place, told: Mapping[str, str]) -> list[Entry]:
    """Return the articles that came last, with when they were first seen, or when told."""
    opened = searcher()
    found = standings(opened.archive, opened.found(question))
    newest = nlargest(_MOST, found, key=lambda one: one.arrival)
    records = list(opened.picked([one.id for one in newest]))
    words = opened.words(question)
    seen = {one.id: told.get(one.id, one.first_seen) for one in newest}
    return [
        _entry(
            record,
            f"article/{record.article.id}",
            seen[record.article.id],
            best_snippet(record.article, words).html,
            place,
        )
        for record in records
    ]


def _changed(news: News, record: Record, place: _Place) -> Entry:
    key = f"article/{news.id}/{news.kind}/{news.at}"
    kind = place.texts[f"news_{news.kind}"]
    told = f"<p>{kind}</p>{changes(news.changes, place.texts)}"
    entry = _entry(record, key, news.at, told, place)
    return entry._replace(title=f"[{kind}] {entry.title}")


def _entry(record: Record, key: str, at: str, html: str, place: _Place) -> Entry:
    article = record.article
    when = day(article.published) or place.texts["undated"]
    about = " · ".join(esc(part) for part in (when, article.source, article.category) if part)
    return Entry(
        key=key,
        title=article.title or place.texts["untitled"],
        link=place.base + View(id=article.id, lang=place.lang).href()[1:],
        original=article.url if (article.url or "").startswith(("http://", "https://")) else None,
        updated=at,
        html=f"<p>{about}</p><div>{html}</div>",
        source=article.source,
    )


def _answer(key: str, title: str, view: View, entries: list[Entry], place: _Place) -> Response:
    demo = place.texts["demo"] if folder().is_demo else ""
    head = Head(
        key=key,
        title=f"{title} – {place.texts['name']}",
        subtitle=demo,
        link=place.base + view.href()[1:],
        address=place.address,
        language=place.lang,
    )
    return Response(atom(head, entries), media_type="application/atom+xml; charset=utf-8")


def _place(request: Request, view: View) -> _Place:
    return _Place(str(request.base_url), str(request.url), TEXTS[view.lang], view.lang)


ROUTES: tuple[BaseRoute, ...] = (
    Route(FEED, search_feed),
    Route("/theo-doi.atom", watch_feed),
)
