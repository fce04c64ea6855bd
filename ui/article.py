"""One article as HTML, the words that found it marked."""

from collections.abc import Sequence
from urllib.parse import urlencode

from archive.article import Article, Attachment, Document, Record
from searcher.answer import Listed, SimilarArticle
from searcher.communes import named_in
from searcher.marking import Sought, marked
from ui.communes import named
from ui.corrections import corrected_notes
from ui.duplicates import same
from ui.markup import day, esc, link, outward
from ui.texts import Texts
from ui.view import View


def article(
    record: Record,
    similar: Sequence[SimilarArticle],
    copies: Sequence[Listed],
    wanted: Sought,
    view: View,
    texts: Texts,
) -> str:
    """Return the reading view of an article, those *similar* to it below.

    *copies* are all articles of its group of near-duplicates, itself too.
    """
    shown = record.article
    title = _marked(shown.title or texts["untitled"], wanted)
    paragraphs = [f"<p>{_marked(text, wanted)}</p>" for text in shown.body.split("\n") if text]
    parted = shown.summary and not shown.body.startswith(shown.summary)
    summary = f'<p class="tx-sapo">{_marked(shown.summary or "", wanted)}</p>' if parted else ""
    body = f"{summary}{''.join(paragraphs)}{_byline(shown)}"
    found_above = _marks(title + body)
    below = _captions(shown.captions, wanted, texts)
    below += _attachments(shown.attachments, wanted, texts, unfold=not found_above)
    found = found_above + _marks(below)
    return (
        f'<main id="ket-qua" class="tx-article" data-marks="{found}">'
        f'<p class="tx-back">{link(view.href(id=""), "← " + texts["back"])}</p>'
        f"<h1>{title}</h1>{_head(record, view, texts)}{_tools(shown, found, texts)}"
        f'<div class="tx-body">{body}</div>'
        f"{_documents(record.derived.documents, view, texts)}{below}"
        f"{same(copies, shown, view, texts)}{_similar(similar, view, texts)}</main>"
    )


def _head(record: Record, view: View, texts: Texts) -> str:
    shown = record.article
    when = day(shown.published) or texts["undated"]
    if shown.date_source == "guess":
        when = f"{when} ({texts['guessed']})"
    parts = [when, shown.category, shown.source]
    spans = "".join(f"<span>{esc(part)}</span>" for part in parts if part)
    spans += named(named_in(record.derived.communes), view, texts)
    gone = f'<p class="tx-note">{texts["gone"]}</p>' if shown.status == "gone" else ""
    return f'<p class="tx-meta">{spans}</p>{gone}{corrected_notes(record.corrections, texts)}'


def _tools(shown: Article, found: int, texts: Texts) -> str:
    tools = []
    if shown.url and shown.url.startswith(("http://", "https://")):
        tools.append(outward(shown.url, f"{texts['original']} ↗"))
    chosen = urlencode({"chon": shown.id})
    tools.append(link(f"/ho-so?{chosen}", texts["dossier_add"]))
    if shown.fetched_at:
        tools.append(f"<span>{texts['fetched'].format(day=day(shown.fetched_at[:10]))}</span>")
    if found:
        up, down = (
            f'<button type="button" data-mark="{by}" aria-label="{texts[name]}">{arrow}</button>'
            for by, name, arrow in ((-1, "mark_previous", "↑"), (1, "mark_next", "↓"))
        )
        count = texts["marks"].format(n=found)
        tools.append(f'<span class="tx-marks">{count} {up} {down}</span>')
    return f'<div class="tx-tools">{"".join(tools)}</div>' if tools else ""


def _byline(shown: Article) -> str:
    return f'<p class="tx-byline">{esc(" – ".join(shown.authors))}</p>' if shown.authors else ""


def _documents(cited: Sequence[Document], view: View, texts: Texts) -> str:
    return _aside(texts["documents"], "".join(_document(one, view) for one in cited))


def _document(one: Document, view: View) -> str:
    number = esc(" ".join(filter(None, (one.kind, one.number))))
    told = " · ".join(filter(None, (one.issuer, day(one.date))))
    return f"<li>{link(view.citing(one.number), number)} <span>{esc(told)}</span></li>"


def _captions(captions: Sequence[str], wanted: Sought, texts: Texts) -> str:
    items = "".join(f"<li>{_marked(caption, wanted)}</li>" for caption in captions)
    return _aside(texts["captions"], items)


def _attachments(
    attachments: Sequence[Attachment], wanted: Sought, texts: Texts, *, unfold: bool
) -> str:
    """Return the attachments; with *unfold* the text that holds what is sought is open."""
    items = "".join(_attachment(one, wanted, texts, unfold=unfold) for one in attachments)
    return _aside(texts["attachments"], items)


def _attachment(one: Attachment, wanted: Sought, texts: Texts, *, unfold: bool) -> str:
    unread = texts["unreadable"] if one.text_source == "unreadable" else ""
    about = ", ".join(esc(part) for part in (one.type, unread) if part)
    kind = f" ({about})" if about else ""
    named = outward(one.url, _marked(one.title or one.url, wanted))
    return f"<li>{named}{kind}{_text(one, wanted, texts, unfold=unfold)}</li>"


def _text(one: Attachment, wanted: Sought, texts: Texts, *, unfold: bool) -> str:
    """Return the text of an attachment, folded, and how often it holds what is sought."""
    if not one.text:
        return ""
    inner = "".join(f"<p>{_marked(text, wanted)}</p>" for text in one.text.split("\n") if text)
    found = _marks(inner)
    label = texts["file_text_ocr" if one.text_source == "ocr" else "file_text"]
    count = f' <span class="tx-found">{texts["marks"].format(n=found)}</span>' if found else ""
    return (
        f'<details class="tx-file-text"{" open" if found and unfold else ""}>'
        f"<summary>{label}{count}</summary>"
        f"<div>{inner}</div></details>"
    )


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


def _aside(heading: str, items: str) -> str:
    if not items:
        return ""
    return f'<section class="tx-aside"><h2>{heading}</h2><ul>{items}</ul></section>'


def _marks(shown: str) -> int:
    return shown.count("<mark>")


def _marked(text: str, wanted: Sought) -> str:
    return marked(text, (place for place, _ in wanted.found(text)))
