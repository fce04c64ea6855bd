"""A page of a portal as a profile reads it: each field with where it came from."""

from collections.abc import Mapping
from typing import Any

from crawler.trial import Trial, TriedField
from ui.markup import day, esc, outward
from ui.texts import Texts

_SHOWN = 4
_FIELDS = (
    "title", "published", "category", "summary", "authors", "body", "captions", "attachments",
)  # fmt: skip
_NEEDED = frozenset({"title", "published", "body"})
_REASONS: Mapping[str, str] = {
    "no text": "add_none_text",
    "no title": "add_none_title",
    "not found page": "add_none_missing",
}


def as_read(trial: Trial | None, asked: str, texts: Texts, *, stale: bool) -> str:
    """Return the article of *trial*; *stale* is one that the profile's text is not of any more."""
    heading = f"<h2>{texts['add_read_before' if stale else 'add_read']}</h2>"
    if trial is None:
        return f'<section class="tx-read">{heading}<p>{texts["add_unread"]}</p></section>'
    page = f'<p class="tx-page">{outward(asked, esc(asked))}</p>'
    led = trial.articles or trial.lists
    told = texts["add_links"].format(articles=len(trial.articles), lists=len(trial.lists))
    links = f"<p>{told}</p>" if led else ""
    fields = {name: trial.fields[name] for name in _FIELDS if name in trial.fields}
    found = "".join(_field(name, each, texts) for name, each in fields.items() if each.value)
    return (
        f'<section class="tx-read">{heading}{page}{_none(trial, texts)}{found}'
        f"{_missing(fields, texts)}{links}</section>"
    )


def _none(trial: Trial, texts: Texts) -> str:
    if trial.reason is None:
        return ""
    known = _REASONS.get(trial.reason)
    reason = texts[known] if known else esc(trial.reason)
    return f'<p class="tx-wrong" role="alert">{texts["add_is_none"].format(reason=reason)}</p>'


def _field(name: str, field: TriedField, texts: Texts) -> str:
    source = texts[f"add_source_{field.source}"] if field.source else ""
    rule = f" <code>{esc(field.rule)}</code>" if field.rule and field.source == "selector" else ""
    return (
        f'<div class="tx-field tx-{name}"><h3>{texts[f"add_field_{name}"]}'
        f" <span>{source}{rule}</span></h3>{_value(name, field.value, texts)}"
        f"{_passed(field, texts)}</div>"
    )


def _value(name: str, value: Any, texts: Texts) -> str:
    if isinstance(value, str):
        shown = " ".join(filter(None, (day(value[:10]), value[11:16])))
        return f"<p>{esc(shown if name == 'published' else value)}</p>"
    if name == "attachments":
        links = (outward(one["url"], esc(one["title"] or one["url"])) for one in value)
        return "".join(f"<p>{one}</p>" for one in links)
    shown = value if name == "authors" else value[:_SHOWN]
    more = texts["add_more"].format(n=len(value) - len(shown)) if len(value) > len(shown) else ""
    rest = f'<p class="tx-rest">{more}</p>' if more else ""
    return "".join(f"<p>{esc(line)}</p>" for line in shown) + rest


def _missing(fields: Mapping[str, TriedField], texts: Texts) -> str:
    """Return which fields nothing gave, and what was tried for them."""
    empty = {name: each for name, each in fields.items() if not each.value}
    if not empty:
        return ""
    kind = " tx-needed" if _NEEDED & empty.keys() else ""
    names = ", ".join(texts[f"add_field_{name}"].lower() for name in empty)
    labels = ((f"{texts[f'add_field_{name}']}: ", each) for name, each in empty.items())
    tried = "".join(_passed(each, texts, label=label) for label, each in labels)
    return f'<p class="tx-lacking{kind}">{texts["add_missing"].format(fields=names)}</p>{tried}'


def _passed(field: TriedField, texts: Texts, *, label: str = "") -> str:
    if not field.passed:
        return ""
    rules = ", ".join(
        f'<code>{esc(one["rule"])}</code> <span lang="en">({esc(one["reason"])})</span>'
        for one in field.passed
    )
    return f'<p class="tx-passed">{label}{texts["add_passed"]} {rules}</p>'
