"""The versions of an article that the archive keeps, and what changed from one to another."""

from collections.abc import Iterator, Sequence

from archive.article import Article
from searcher.differences import Difference, differences
from searcher.history import History
from ui.markup import adding, esc, link
from ui.moments import moment_day
from ui.reading.changes import run_html
from ui.texts import Texts
from ui.view import View


def versions_href(article_id: str, view: View, **chosen: int) -> str:
    """Return the address of the versions of an article; *chosen* are numbers from 1, tu and den."""
    return adding(view.href("/phien-ban", id=article_id), **{k: str(v) for k, v in chosen.items()})


def versions(
    record: Article, kept: History, chosen: tuple[str, str], view: View, texts: Texts
) -> str:
    """Return the versions and what lies between the two *chosen*, the last two where none are."""
    count = len(kept.versions)
    earlier = _number(chosen[0], count) or max(count - 1, 1)
    later = _number(chosen[1], count) or count
    title = esc(record.title or texts["untitled"])
    back = link(view.href(id=record.id), f"← {texts['back_to_article']}")
    head = (
        f'<p class="tx-back">{back}</p><h1>{texts["versions"]}</h1>'
        f'<p class="tx-subject">{title}</p>'
    )
    if count < 2:
        inner = f"<p>{texts['version_only']}</p>"
    else:
        inner = _choices(record.id, kept.versions, (earlier, later), view, texts)
        inner += _changes(kept.versions[earlier - 1], kept.versions[later - 1], texts)
    return f'<main id="ket-qua" class="tx-versions">{head}{inner}</main>'


def _number(typed: str, count: int) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= count else 0


def _choices(
    article_id: str, kept: Sequence[Article], chosen: tuple[int, int], view: View, texts: Texts
) -> str:
    rows = []
    for place, name in enumerate(("version_from", "version_to")):
        links = []
        for number, version in enumerate(kept, 1):
            pair = (number, chosen[1]) if place == 0 else (chosen[0], number)
            href = versions_href(article_id, view, tu=pair[0], den=pair[1])
            when = moment_day(version.fetched_at) or texts["version_unknown_day"]
            label = f"{texts['version'].format(n=number)} <span>{esc(when)}</span>"
            links.append(f"<li>{link(href, label, current=number == chosen[place])}</li>")
        rows.append(f"<div><h2>{texts[name]}</h2><ol>{''.join(links)}</ol></div>")
    return f'<nav class="tx-choices" aria-label="{texts["versions"]}">{"".join(rows)}</nav>'


def _changes(earlier: Article, later: Article, texts: Texts) -> str:
    changed = "".join(_field(one, texts) for one in differences(earlier, later))
    return changed or f'<p role="status">{texts["version_same"]}</p>'


def _field(change: Difference, texts: Texts) -> str:
    name = texts[f"field_{change.field}"]
    inner = "".join(_paragraphs(change, texts))
    return f'<section class="tx-change"><h2>{name[:1].upper()}{name[1:]}</h2>{inner}</section>'


def _paragraphs(change: Difference, texts: Texts) -> Iterator[str]:
    """Yield the changed paragraphs; of those between them only how many there are."""
    unchanged = 0
    for runs in (*change.paragraphs(), ()):
        if runs and all(run.kind == "equal" for run in runs):
            unchanged += 1
            continue
        if unchanged:
            yield f'<p class="tx-unchanged">{texts["unchanged"].format(n=unchanged)}</p>'
        unchanged = 0
        if runs:
            yield f"<p>{''.join(run_html(run, texts) for run in runs)}</p>"
