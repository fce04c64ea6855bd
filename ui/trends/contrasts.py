"""Two questions contrasted, and the words that stand out in one, as HTML."""

from collections.abc import Sequence
from itertools import combinations

import msgspec

from searcher.contrast import CONTRASTED, SIDES, Contrast, Part, contrast
from searcher.keywords import LEAST, Keyword, keywords
from searcher.trendtable import LETTERS
from ui.markup import esc, grouped, link
from ui.service import searcher
from ui.texts import Texts
from ui.trends.chart import named
from ui.trends.tables import row, table
from ui.trends.view import TrendView
from ui.values import shown as shown_labels

_SHOWN = 10


def contrasted(asked: TrendView, texts: Texts) -> str:
    """Return two of the questions facet by facet; nothing where there is only one."""
    if len(asked.queries) < 2:
        return ""
    pair = [LETTERS.index(letter) for letter in asked.pair]
    first, second = (asked.questions()[number] for number in pair)
    found = contrast(searcher(), first, second)
    heads = [
        texts["contrast_only"].format(letter=asked.pair[0]),
        texts["contrast_both"],
        texts["contrast_only"].format(letter=asked.pair[1]),
    ]
    totals = [_linked(asked, found.parts[side], found.parts[side].total) for side in SIDES]
    sets = table(texts["contrast"], ["", *heads], [row(texts["trend_total"], totals)])
    unlinked = any(part.total and part.question is None for part in found.parts.values())
    note = f'<p class="tx-small">{texts["contrast_plain"]}</p>' if unlinked else ""
    facets = "".join(_facet(facet, found, asked, heads, texts) for facet in CONTRASTED)
    names = " · ".join(
        f"<b>{letter}</b> {esc(named(asked.queries[number], texts))}"
        for letter, number in zip(asked.pair, pair, strict=True)
    )
    return (
        f'<section><h2>{texts["contrast"]}</h2><p class="tx-small">{names}</p>'
        f'{_pairs(asked)}{sets}{note}<div class="tx-facets-beside">{facets}</div></section>'
    )


def outstanding(asked: TrendView, texts: Texts) -> str:
    """Return links to the words that stand out in each question, and those of one if asked for."""
    choices = " ".join(
        link(
            asked.href(keywords="" if letter == asked.keywords else letter),
            f"<b>{letter}</b> {esc(named(query, texts))}",
            current=letter == asked.keywords,
        )
        for letter, query in zip(LETTERS, asked.queries, strict=False)
    )
    found = _keywords(asked, texts) if asked.keywords else ""
    return (
        f'<section><h2>{texts["keywords"]}</h2><p class="tx-choices">{texts["keywords_of"]}'
        f" {choices}</p>{found}</section>"
    )


def _pairs(asked: TrendView) -> str:
    """Return the choice of two questions, where there are more."""
    if len(asked.queries) < 3:
        return ""
    letters = LETTERS[: len(asked.queries)]
    pairs = ["".join(pair) for pair in combinations(letters, 2)]
    links = (
        link(asked.href(pair=pair), f"{pair[0]}–{pair[1]}", current=pair == asked.pair)
        for pair in pairs
    )
    return f'<p class="tx-choices">{" ".join(links)}</p>'


def _facet(
    facet: str, found: Contrast, asked: TrendView, heads: Sequence[str], texts: Texts
) -> str:
    counted = found.rows(facet)
    labels = shown_labels(facet, (value for value, _ in counted), texts)
    rows = [
        row(
            esc(labels[value]),
            [
                _linked(asked, found.parts[side], count, facet, value)
                for side, count in zip(SIDES, counts, strict=True)
            ],
        )
        for value, counts in counted
    ]
    if not rows:
        return ""
    head = [texts[facet], *heads]
    more = (
        f"<details><summary>{texts['more'].format(n=len(rows) - _SHOWN)}</summary>"
        f"{table(texts[facet], head, rows[_SHOWN:])}</details>"
        if len(rows) > _SHOWN
        else ""
    )
    shown = table(texts[facet], head, rows[:_SHOWN])
    return f"<div><h3>{texts[facet]}</h3>{shown}{more}</div>"


def _linked(asked: TrendView, part: Part, count: int, facet: str = "", value: str = "") -> str:
    """Return a count of *part* as a link to its articles, where a search can say which they are."""
    if not count or part.question is None:
        return grouped(count)
    where = {**asked.filters.where, **({facet: (value,)} if facet else {})}
    view = msgspec.structs.replace(asked.search(part.question.text), where=where)
    return link(view.href(), grouped(count))


def _keywords(asked: TrendView, texts: Texts) -> str:
    query = asked.queries[LETTERS.index(asked.keywords)]
    found = keywords(searcher(), asked.search(query).question())
    read = texts["keywords_read" if found.read == found.total else "keywords_sample"].format(
        read=grouped(found.read), total=grouped(found.total), others=grouped(found.others)
    )
    if not found.keywords:
        none = texts["keywords_none"].format(least=LEAST)
        return f'<p class="tx-small">{read} {none}</p>'
    head = [texts[name] for name in ("keyword", "keyword_found", "keyword_elsewhere")]
    rows = [_keyword(one, asked, query) for one in found.keywords]
    return (
        f'<p class="tx-small">{read} {texts["keywords_note"]}</p>'
        f"{table(texts['keywords'], [*head, 'G²'], rows)}"
    )


def _keyword(one: Keyword, asked: TrendView, query: str) -> str:
    both = asked.search(f'{query} "{one.text}"'.strip())
    g2 = f"{one.g2:+.1f}".replace("-", "−").replace(".", ",")
    name = link(both.href(), esc(one.text))
    return row(name, [grouped(one.found), grouped(one.elsewhere), g2])
