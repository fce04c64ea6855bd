"""Near-duplicates on the page: folded into one hit, and told on the page of an article."""

from collections.abc import Sequence

from msgspec import UNSET

from archive.article import Article
from searcher.answer import Answer, AnsweredHit, Listed
from ui.markup import day, esc, grouped, link
from ui.texts import Texts
from ui.view import View

_SHOWN = 20


def counted(answer: Answer, view: View, texts: Texts) -> str:
    """Return how many articles and groups were found, and the switch between the two."""
    total = f"<strong>{grouped(answer.total)}</strong> {texts['articles']}"
    if answer.groups is UNSET or answer.groups == answer.total:
        return f'<p role="status">{total}</p>'
    groups = f"<strong>{grouped(answer.groups)}</strong> {texts['groups']}"
    switch = link(view.href(all=not view.all, page=1), texts["fold" if view.all else "show_all"])
    return f'<p role="status">{total}, {groups}</p><p class="tx-fold">{switch}</p>'


def shown(answer: Answer, view: View) -> int:
    """Return how many hits there are on all pages."""
    return answer.total if view.all or answer.groups is UNSET else answer.groups


def others(hit: AnsweredHit, view: View, texts: Texts) -> str:
    """Return what was folded into a hit: nothing, or a line that unfolds."""
    if hit.others is UNSET or not hit.others:
        return ""
    told = texts["others"].format(n=grouped(len(hit.others)))
    return (
        f'<details class="tx-others"><summary>{told}</summary>'
        f"<ol>{_items(hit.others, hit, view, texts)}</ol></details>"
    )


def same(members: Sequence[Listed], shown: Article, view: View, texts: Texts) -> str:
    """Return who published what is *shown*, the first one first; nothing where nobody else did."""
    if len(members) < 2:
        return ""
    items = _items(members, shown, view, texts)
    return f'<section class="tx-aside tx-same"><h2>{texts["same"]}</h2><ol>{items}</ol></section>'


def _items(members: Sequence[Listed], shown: Listed | Article, view: View, texts: Texts) -> str:
    items = "".join(_item(one, shown, view, texts) for one in members[:_SHOWN])
    more = len(members) - _SHOWN
    return f"{items}<li>{texts['more'].format(n=grouped(more))}</li>" if more > 0 else items


def _item(one: Listed, shown: Listed | Article, view: View, texts: Texts) -> str:
    """Return a line: day, portal, and the title where it is another than the one shown."""
    when = esc(day(one.published) or texts["undated"])
    title = esc(one.title or texts["untitled"])
    name = esc(one.source) if one.source else title
    named = f"<b>{name}</b>" if one.id == shown.id else link(view.href(id=one.id), name)
    told = f"<span>{title}</span>" if one.source and one.title != shown.title else ""
    return (
        f'<li><time datetime="{esc(one.published or "")}">{when}</time><p>{named} {told}</p></li>'
    )
