"""What a profile made of a page, as text on a terminal."""

from textwrap import shorten
from typing import Any

from crawler.trial import Trial, TriedField

_WIDTH = 100
_INDENT = " " * 13


def told(trial: Trial) -> str:
    """Return *trial* for reading: the page, then each field with its source and its rule."""
    head = {
        "page": trial.page,
        "address": trial.address if trial.address != trial.page else None,
        "family": trial.family or "none: it has no family's marks",
        "profile": trial.profile,
        "article": "yes" if trial.reason is None else f"NO: {trial.reason}",
        "links": f"{len(trial.articles)} to articles, {len(trial.lists)} to lists",
    }
    lines = [f"{name:<13}{value}" for name, value in head.items() if value]
    return "\n".join([*lines, "", *(_field(*each) for each in trial.fields.items())])


def _field(name: str, field: TriedField) -> str:
    lines = [f"{name:<13}{field.source or '-':<10}{field.rule or ''}".rstrip()]
    if field.value:
        lines.append(_INDENT + shorten(_shown(field.value), _WIDTH, placeholder=" ..."))
    lines += [f"{_INDENT}passed over: {each['rule']} ({each['reason']})" for each in field.passed]
    return "\n".join(lines)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return value
    texts = [each if isinstance(each, str) else each["title"] or each["url"] for each in value]
    return f"[{len(texts)}] " + " | ".join(texts)
