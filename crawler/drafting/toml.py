"""The text of a draft: TOML with comments that say what to check."""

import json
from collections.abc import Iterator
from textwrap import shorten
from typing import Any
from urllib.parse import urlsplit

import msgspec

from crawler.drafting.draft import Draft
from crawler.rules import Fields

_SHOWN = 70


def written(draft: Draft) -> str:
    """Return the profile that *draft* proposes, as a TOML file."""
    parts = (_head(draft), _discovery(draft), _fields(draft))
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _head(draft: Draft) -> Iterator[str]:
    yield "# A first draft. Lines that begin with CHECK ask you to look; then delete them."
    yield "# What it gives: tinxa profile try URL --profile NAME-OF-THIS-FILE"
    if draft.family:
        yield f"# The page has the marks of this family: {', '.join(draft.family.marks)}"
        yield f"extends = {_text(draft.family.name)}"
    yield "# CHECK: the portal's name as it calls itself; a title that says only this is none."
    yield f"title = {_text(draft.name)}" if draft.name else '# title = ""'
    if draft.is_list:
        yield "# CHECK: the lists to begin with; add those of other categories."
    else:
        yield "# CHECK: the lists to begin with; a list of the news is better than the home page."
    yield f"start = {_list([draft.start])}" if draft.start else '# start = ["https://..."]'
    yield "# Only pages of these hosts are fetched."
    yield f"hosts = {_list(_hosts(draft.start))}" if draft.start else '# hosts = ["..."]'
    place = {key: unit for key, unit in msgspec.structs.asdict(draft.place).items() if unit}
    yield "# CHECK: guessed from the portal's name and address; commune, district, province."
    units = ", ".join(f"{key} = {_text(unit)}" for key, unit in place.items())
    yield f"place = {{ {units} }}" if place else '# place = { district = "", province = "" }'


def _discovery(draft: Draft) -> Iterator[str]:
    rules = draft.discovery
    if not rules.list_links:
        if draft.family is None:
            yield "# Without [discover] links are told apart by their shape, which often does. For"
            yield "# selectors run: tinxa profile new ADDRESS-OF-A-LIST"
        return
    yield "[discover]"
    yield "# CHECK: these links lead to articles and to nothing else."
    yield f"list_links = {_list(rules.list_links)}"
    yield "# CHECK: these lead to the further pages of a list."
    yield f"pager = {_list(rules.pager)}" if rules.pager else "# pager = []"


def _fields(draft: Draft) -> Iterator[str]:
    if draft.reading is None:
        yield "# No article was at hand. For the fields: tinxa profile new ADDRESS-OF-AN-ARTICLE"
        return
    found = {name: each.value for name, each in draft.reading.fields.items()}
    if draft.proposal is None:
        yield f"# From {draft.article}"
        lacking = [name for name, value in found.items() if not value]
        yield f"# CHECK: whether that page really has no {', '.join(lacking) or 'field besides'}."
        return
    yield "[article]"
    yield f"# Found on {draft.article}, where they give what the automatic reading gave."
    if draft.proposal.differs:
        yield f"# CHECK the body with care: {draft.proposal.differs}."
    for name, value in found.items():
        key = "date" if name == "published" else name
        if selectors := getattr(draft.proposal.fields, key):
            yield f"# CHECK: {_shown(value)}"
            yield f"{key} = {_list(selectors)}"
    if draft.proposal.fields.strip:
        yield "# CHECK: what stands inside the body and does not belong to it."
        yield f"strip = {_list(draft.proposal.fields.strip)}"
    yield from _left(draft.proposal.missing, draft.proposal.fields)


def _left(missing: tuple[str, ...], fields: Fields) -> Iterator[str]:
    if missing:
        yield f"# No lasting selector was found for: {', '.join(missing)}."
        yield "# Metadata and the automatic reading go on giving them; your own selector is surer."
    if not fields.category:
        yield "# Not looked for: category, authors, captions, attachments. Add them where the page"
        yield "# shows them; files in the body and who signed it are found without."


def _hosts(start: str | None) -> list[str]:
    bare = (urlsplit(start or "").hostname or "").removeprefix("www.")
    return [bare, f"www.{bare}"]


def _shown(value: Any) -> str:
    """Return a field's value in one short line."""
    if isinstance(value, str):
        return shorten(value, _SHOWN, placeholder=" ...")
    if isinstance(value, tuple):
        words = sum(len(str(each).split()) for each in value)
        first = shorten(str(value[0]), _SHOWN - 20, placeholder=" ...") if value else ""
        return f"{len(value)} paragraphs, {words} words: {first}"
    return str(value.date)


def _text(value: str) -> str:
    # JSON's strings are TOML's, but for one letter that no name has.
    return json.dumps(value.replace("\x7f", ""), ensure_ascii=False)


def _list(values: Any) -> str:
    return f"[{', '.join(map(_text, values))}]"
