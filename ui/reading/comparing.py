"""Two articles side by side, with the passages marked that both have word for word."""

from collections.abc import Sequence
from typing import NamedTuple

from archive.article import Article
from searcher.answer import Listed
from searcher.passages import Passage, shared
from ui.markup import adding, day, esc, link
from ui.reading.wrapping import Span, paragraphs, plain
from ui.texts import Texts
from ui.view import View

_SIDES = ("nay", "kia")
"""How the passages of either side are named in addresses: this one, that one."""


def compare_href(article_id: str, view: View, other: str = "") -> str:
    """Return the address at which an article stands beside an *other* one."""
    return adding(view.href("/so-sanh", id=article_id), voi=other)


def comparison(
    this: Article, other: Article | None, choices: Sequence[Listed], view: View, texts: Texts
) -> str:
    """Return *this* beside the *other*, and the *choices* to compare with."""
    back = link(view.href(id=this.id), f"← {texts['back_to_article']}")
    inner = _beside(this, other, view, texts) if other else f"<p>{texts['compare_none']}</p>"
    return (
        f'<main id="ket-qua" class="tx-comparison"><p class="tx-back">{back}</p>'
        f"<h1>{texts['compare']}</h1>{_choices(this, other, choices, view, texts)}{inner}</main>"
    )


def _choices(
    this: Article, other: Article | None, choices: Sequence[Listed], view: View, texts: Texts
) -> str:
    chosen = other.id if other else ""
    items = "".join(
        f"<li>{link(href, _told(one, texts), current=one.id == chosen)}</li>"
        for one in choices
        for href in [compare_href(this.id, view, one.id)]
    )
    if not items:
        return ""
    return (
        f'<nav class="tx-choices" aria-label="{texts["compare"]}"><div>'
        f"<h2>{texts['compare_with']}</h2><ol>{items}</ol></div></nav>"
    )


def _told(one: Listed, texts: Texts) -> str:
    when = day(one.published) or texts["undated"]
    told = " · ".join(part for part in (when, one.source) if part)
    return f"{esc(one.title or texts['untitled'])} <span>{esc(told)}</span>"


def _beside(this: Article, other: Article, view: View, texts: Texts) -> str:
    found = shared(this, other)
    here, there = (_shown(found.passages, side) for side in (0, 1))
    columns = _column(this, here, (found.of_this, "this_article"), there, view, texts)
    columns += _column(other, there, (found.of_other, "other_article"), here, view, texts)
    nothing = "" if found.passages else f'<p class="tx-note">{texts["shared_nothing"]}</p>'
    return f'{nothing}<div class="tx-beside">{columns}</div>'


class _Piece(NamedTuple):
    """A passage as one article shows it: what earlier ones cover is left out."""

    number: int
    part: str
    start: int
    end: int


def _shown(passages: Sequence[Passage], side: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    places = ((n, one.there if side else one.here) for n, one in enumerate(passages, 1))
    reached: dict[str, int] = {}
    for number, place in sorted(places, key=lambda one: (one[1].start, -one[1].end)):
        start = max(place.start, reached.get(place.part, 0))
        if start < place.end:
            pieces.append(_Piece(number, place.part, start, place.end))
            reached[place.part] = place.end
    return pieces


def _column(
    article: Article,
    pieces: Sequence[_Piece],
    told: tuple[float, str],
    opposite: Sequence[_Piece],
    view: View,
    texts: Texts,
) -> str:
    """Return one article; *told* are its share of words that the *opposite* has, and its name."""
    sides = _SIDES if told[1] == "this_article" else _SIDES[::-1]
    counterparts = {one.number for one in opposite}
    spans: dict[str, list[Span]] = {}
    for one in pieces:
        lead = _lead(one.number, sides[1], texts) if one.number in counterparts else ""
        opening = f'<mark class="tx-shared" id="{sides[0]}-{one.number}">{lead}'
        span = Span(one.start, one.end, opening, "</mark>", '<mark class="tx-shared">')
        spans.setdefault(one.part, []).append(span)
    when = day(article.published) or texts["undated"]
    about = "".join(f"<span>{esc(part)}</span>" for part in (when, article.source) if part)
    percent = texts["shared_here"].format(n=round(100 * told[0]))
    parted = article.summary and not article.body.startswith(article.summary)
    summary = article.summary if parted else ""
    return (
        f'<section class="tx-column" aria-label="{texts[told[1]]}">'
        f'<p class="tx-side">{link(view.href(id=article.id), texts[told[1]])}</p>'
        f"{paragraphs(article.title or texts['untitled'], spans.get('title', ()), plain, tag='h2')}"
        f'<p class="tx-meta">{about}</p><p class="tx-share">{percent}</p>'
        f"{paragraphs(summary or '', spans.get('summary', ()), plain, kind='tx-sapo')}"
        f"{paragraphs(article.body, spans.get('body', ()), plain)}</section>"
    )


def _lead(number: int, side: str, texts: Texts) -> str:
    """Return the number of a passage as a link to where it stands on the other side."""
    label = texts["counterpart"].format(n=number)
    target = f"{side}-{number}"
    return f'<a href="#{target}" data-show="{target}" aria-label="{label}">{number}</a>'
