"""The tables of a profile: how to fetch, where to look for links, where the fields stand."""

import msgspec

from archive.article import Place
from crawler.checks import (
    Wrong,
    check_formats,
    check_loopback,
    check_patterns,
    check_selectors,
    read_zone,
)
from crawler.dates import Habits

Selectors = tuple[str, ...]
"""CSS selectors in the order in which they are tried."""


class Fetching(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to fetch: *delay* in seconds between requests; *connect* sends hosts to loopback.

    *retry* is the wait before the first new try, in seconds; each further one is four times longer.
    *allow_private* lets the portal stand in a private network. *ca_bundle* is a file of
    certificates, beside the profile, that are trusted for this portal instead of the usual ones.
    *attachments* says whether the files that articles link to are fetched and read,
    *attachment_mb* how large one may be.
    """

    delay: float = 1.0
    retry: float = 5.0
    connect: dict[str, str] = {}
    allow_private: bool = False
    ca_bundle: str | None = None
    attachments: bool = True
    attachment_mb: float = 20.0

    def __post_init__(self) -> None:
        for key in ("delay", "retry"):
            if getattr(self, key) < 0:
                raise Wrong(key, "is less than nothing", "Give it in seconds")
        if self.attachment_mb <= 0:
            raise Wrong("attachment_mb", "is nothing", "To fetch none, say attachments = false")
        check_loopback(self.connect.values(), key="connect")


class Discovery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where articles are linked: selectors of links, patterns (searched in URLs), entry files.

    Without any selector or pattern, links are told apart by their shape. *max_barren* lists that
    differ in numbers only, and bring nothing in a row, are a calendar: the others are left.
    """

    list_links: Selectors = ()
    pager: Selectors = ()
    article_pattern: str | None = None
    list_pattern: str | None = None
    exclude: tuple[str, ...] = ()
    sitemap: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    max_urls: int = 50_000
    max_depth: int = 1_000
    max_barren: int = 50

    def __post_init__(self) -> None:
        check_selectors(self.list_links, key="list_links")
        check_selectors(self.pager, key="pager")
        check_patterns((self.article_pattern,), key="article_pattern")
        check_patterns((self.list_pattern,), key="list_pattern")
        check_patterns(self.exclude, key="exclude")


class Fields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """CSS selectors of each field of an article, in the order in which they are tried.

    *strip* is dropped from the body and from nothing else.
    """

    title: Selectors = ()
    date: Selectors = ()
    summary: Selectors = ()
    body: Selectors = ()
    captions: Selectors = ()
    authors: Selectors = ()
    category: Selectors = ()
    attachments: Selectors = ()
    strip: Selectors = ()

    def __post_init__(self) -> None:
        for key in self.__struct_fields__:
            check_selectors(getattr(self, key), key=key)


class Dating(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of the dates.

    *format* are forms that the portal prints, as "%d.%m.%y", tried before the usual ones.
    *month_first* says that 5/3/2023 is the third of May. *time_zone* ("UTC", "+07:00") is the one
    that its times are really in, whatever they say. *minutes_unreliable* is for templates that
    print hour:second.
    """

    format: tuple[str, ...] = ()
    month_first: bool = False
    time_zone: str | None = None
    minutes_unreliable: bool = False

    def __post_init__(self) -> None:
        check_formats(self.format, key="format")
        read_zone(self.time_zone, key="time_zone")

    @property
    def habits(self) -> Habits:
        """How dates are read by it; one of tomorrow is no mistake, for clocks differ."""
        zone = read_zone(self.time_zone, key="time_zone")
        return Habits(self.format, month_first=self.month_first, zone=zone, ahead=1)


class ProfilePlace(Place, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place whose misspelt keys are refused."""
