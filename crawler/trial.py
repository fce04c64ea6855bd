"""A profile tried on a page: which rule gave which field, and what matched nothing."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from crawler.dates import ReadDate
from crawler.dating import dated
from crawler.discover import discover
from crawler.document import Document
from crawler.extract import AUTOMATIC
from crawler.families import pick_family, profile_of
from crawler.metadata import believed_url
from crawler.opening import NOWHERE
from crawler.profile import Profile
from crawler.reading import Reading, read
from crawler.trace import Found


class TriedField(msgspec.Struct, frozen=True):
    """What a field came to; *passed* are the rules that gave nothing, each with the reason."""

    value: Any
    source: str | None
    rule: str | None
    passed: list[dict[str, str]]


class Trial(msgspec.Struct, frozen=True):
    """A page and what it holds.

    *page* is what was asked for, *address* where the article belongs, if it is known. *family* is
    told by the page's marks, *profile* read it. *reason* says why it is no article. *articles* and
    *lists* are where its links lead.
    """

    page: str
    address: str | None
    family: str | None
    profile: str
    reason: str | None
    fields: dict[str, TriedField]
    articles: tuple[str, ...]
    lists: tuple[str, ...]


def try_page(
    document: Document, own: Mapping[str, Profile], *, name: str = "auto", page: str
) -> Trial:
    """Return what the profile *name* makes of *document*; see `profile_of` for the names."""
    family = pick_family(document.soup)
    profile = profile_of(document, own, name=name)
    reading = read(document, profile)
    links = discover(document, at_home(profile, document))
    known = urlsplit(document.url).hostname != NOWHERE
    of_family = family is not None and profile.name == AUTOMATIC.name and name != "none"
    return Trial(
        page=page,
        address=believed_url(document, profile) if known else None,
        family=family.name if family else None,
        profile=family.name if family and of_family else profile.name,
        reason=reading.reason,
        fields=_fields(reading),
        articles=links.articles,
        lists=links.lists,
    )


def at_home(profile: Profile, document: Document) -> Profile:
    """Return *profile* with the host of *document*, where it has none of its own."""
    host = urlsplit(document.url).hostname
    if profile.hosts or host is None:
        return profile
    return msgspec.structs.replace(profile, hosts=(host,))


def _fields(reading: Reading) -> dict[str, TriedField]:
    return {
        name: TriedField(
            value=_value(found),
            source=found.source if found.value else None,
            rule=found.rule if found.value else None,
            passed=[each._asdict() for each in found.passed],
        )
        for name, found in reading.fields.items()
    }


def _value(found: Found[Any]) -> Any:
    if isinstance(found.value, ReadDate):
        fields = dated(found)
        return fields.published_at or fields.published
    return msgspec.to_builtins(found.value or None)
