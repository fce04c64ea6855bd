"""One article as HTML, the words that found it marked."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from archive.article import Record
from searcher.answer import Listed, SimilarArticle
from searcher.history import History
from searcher.marking import Sought
from ui.basket import picker
from ui.correcting.corrections import corrected_notes, outcome
from ui.correcting.form import Way, correction
from ui.duplicates import same
from ui.markup import day, esc, link, outward
from ui.reading.attachments import attachments
from ui.reading.citing import citation
from ui.reading.comparing import compare_href
from ui.reading.facts import facts
from ui.reading.figures import sentence_spans
from ui.reading.marks import aside, count_marks, mark
from ui.reading.neighbours import Neighbours, ways
from ui.reading.wrapping import marking, paragraphs
from ui.texts import Texts
from ui.view import View


class Around(NamedTuple):
    """What stands around an article: those *similar* to it, and its group of near-duplicates.

    Its group is itself too. *kept* is its history, *listed* are its neighbours in the list from
    which it was opened, *parameters* those of the address.
    """

    similar: Sequence[SimilarArticle]
    copies: Sequence[Listed]
    kept: History
    listed: Neighbours = Neighbours()
    parameters: Mapping[str, Sequence[str]] = {}


def article(
    record: Record,
    around: Around,
    wanted: Sought,
    view: View,
    texts: Texts,
    *,
    checked: str = "",
) -> str:
    """Return the reading view of an article; *checked* is the day it was last asked for."""
    shown = record.article
    title = mark(shown.title or texts["untitled"], wanted)
    body = _body(record, wanted)
    found_above = count_marks(title + body)
    below = _captions(shown.captions, wanted, texts)
    below += attachments(shown.attachments, wanted, texts, unfold=not found_above)
    found = found_above + count_marks(below)
    category = f'<p class="tx-kicker">{esc(shown.category)}</p>' if shown.category else ""
    beside = link(compare_href(shown.id, view), f"{texts['compare']} →")
    compare = f'<p class="tx-compare">{beside}</p>' if around.similar or around.copies else ""
    after = around.listed.after
    told = outcome(around.parameters, after, view, texts)
    # What was done leads on by itself.
    listed = around.listed._replace(after=None) if told else around.listed
    return (
        f'<main id="ket-qua" class="tx-article" data-marks="{found}">'
        f'<p class="tx-back">{link(view.href(id=""), "← " + texts["back"])}'
        f'{ways(listed, texts)}</p>{told}{category}<h1 lang="vi">{title}</h1>'
        f"{_head(record, texts)}{_tools(record, found, texts)}"
        f'<div class="tx-reading"><div class="tx-text">{body}'
        f"{below}{same(around.copies, shown, view, texts)}"
        f'{_similar(around.similar, view, texts)}{compare}</div><div class="tx-beside-text">'
        f"{correction(record, Way(view, after.id if after else ''), texts)}"
        f"{facts(record, around.kept, view, texts, checked=checked)}</div></div></main>"
    )


def _body(record: Record, wanted: Sought) -> str:
    """Return sapo, text and byline."""
    shown = record.article
    parted = shown.summary and not shown.body.startswith(shown.summary)
    summary = (shown.summary or "") if parted else ""
    sapo = paragraphs(summary, (), marking(wanted), kind="tx-sapo")
    text = paragraphs(shown.body, sentence_spans(record), marking(wanted))
    # A sapo that begins the text stands out in its place.
    led = bool(shown.summary) and shown.body.split("\n", 1)[0] == shown.summary
    byline = f'<p class="tx-byline">{esc(" – ".join(shown.authors))}</p>' if shown.authors else ""
    return f'<div class="tx-body{" tx-led" if led else ""}" lang="vi">{sapo}{text}{byline}</div>'


def _head(record: Record, texts: Texts) -> str:
    shown = record.article
    when = day(shown.published) or texts["undated"]
    if shown.date_source == "guess":
        when = f"{when} ({texts['guessed']})"
    spans = "".join(f"<span>{esc(part)}</span>" for part in (when, shown.source) if part)
    gone = f'<p class="tx-note">{texts["gone"]}</p>' if shown.status == "gone" else ""
    return f'<p class="tx-meta">{spans}</p>{gone}{corrected_notes(record.corrections, texts)}'


def _tools(record: Record, found: int, texts: Texts) -> str:
    shown = record.article
    tools = [picker(shown.id, shown.title, texts)]
    if shown.url and shown.url.startswith(("http://", "https://")):
        tools.append(outward(shown.url, f"{texts['original']} ↗"))
    chosen = urlencode({"chon": shown.id})
    tools.append(link(f"/ho-so?{chosen}", texts["dossier_add"]))
    tools.append(citation(record, texts))
    tools.append(f'<button type="button" class="tx-scripted" data-print>{texts["print"]}</button>')
    if found:
        up, down = (
            f'<button type="button" data-mark="{by}" aria-label="{texts[name]}">{arrow}</button>'
            for by, name, arrow in ((-1, "mark_previous", "↑"), (1, "mark_next", "↓"))
        )
        count = texts["marks"].format(n=found)
        tools.append(f'<span class="tx-marks">{count} {up} {down}</span>')
    return f'<div class="tx-tools">{"".join(tools)}</div>'


def _captions(captions: Sequence[str], wanted: Sought, texts: Texts) -> str:
    items = "".join(f"<li>{mark(caption, wanted)}</li>" for caption in captions)
    return aside(texts["captions"], items, kind="tx-captions")


def _similar(similar: Sequence[SimilarArticle], view: View, texts: Texts) -> str:
    if not similar:
        return ""
    items = "".join(_similar_one(one, view, texts) for one in similar)
    return f'<section class="tx-similar"><h2>{texts["similar"]}</h2><ul>{items}</ul></section>'


def _similar_one(one: SimilarArticle, view: View, texts: Texts) -> str:
    title = link(view.href(id=one.id), esc(one.title or texts["untitled"]))
    when = esc(day(one.published) or texts["undated"])
    source = f"<span>{esc(one.source)}</span>" if one.source else ""
    return (
        f"<li><h3>{title}</h3>"
        f'<p class="tx-meta"><time datetime="{esc(one.published or "")}">{when}</time>{source}</p>'
        "</li>"
    )
