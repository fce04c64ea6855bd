"""Fetching a portal's pages: within its hosts, by its robots.txt, at its pace."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urljoin

from archive.addresses import host_of
from crawler.challenge import demanded_cookie
from crawler.errors import (
    AddressRefused,
    Blocked,
    FetchError,
    LeadsToForgotten,
    RedirectedTooOften,
    RobotsUnavailable,
)
from crawler.pace import Origin, Pace, origin
from crawler.page import Page
from crawler.profile import Profile
from crawler.robots import Rules, read_rules, robots_url
from crawler.transport import Limits, Transport

_log = logging.getLogger(__name__)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 5
FILE = "file"
"""The purpose of asking for a file that an article links to: it may stand on another host."""
ROBOTS_WAIT = 600.0
"""For how many seconds a host is left alone whose robots.txt cannot be had."""
_ROBOTS_AGE = 86_400.0

Record = Callable[[Page, str], None]
"""Is told of every answer as it came, and what it was asked for: a kind of address, or a word."""


class _Known(NamedTuple):
    """The rules of a host, or why there are none; asked for anew after the moment *until*."""

    rules: Rules | RobotsUnavailable
    until: float


class Fetcher:
    """Fetches for one portal; *pace* is shared by all portals of a crawl."""

    def __init__(
        self,
        profile: Profile,
        *,
        pace: Pace,
        contact: str | None = None,
        limits: Limits | None = None,
        record: Record | None = None,
        refuses: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._profile = profile
        self._pace = pace
        self._record = record
        self._refuses = refuses
        allowed = limits or Limits()
        self._file_limits = allowed.for_files(profile.fetch.attachment_mb)
        self._transport = Transport(
            contact=contact,
            connect=profile.fetch.connect,
            allow_private=profile.fetch.allow_private,
            ca_bundle=profile.fetch.ca_bundle,
            limits=allowed,
        )
        # What holds for the portal's own hosts, a private network for one, holds for no others.
        self._elsewhere = Transport(contact=contact, connect=profile.fetch.connect, limits=allowed)
        self._rules: dict[Origin, _Known] = {}

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()
        self._elsewhere.close()

    def fetch(
        self,
        url: str,
        *,
        purpose: str = "page",
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Page:
        """Return the page at *url*, redirects followed, whatever its status.

        With *etag* or *last_modified* of an earlier answer the status may be 304. *purpose* is told
        to the recorder; a `FILE` may stand, or be redirected to, anywhere on the public web. Raises
        `FetchError`.
        """
        said = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {key: value for key, value in said.items() if value}
        here = url
        for _ in range(_HOPS + 1):
            if purpose != FILE:
                self._check_host(here, url)
            if self._refuses(here):
                raise LeadsToForgotten(here)
            rules = self.rules(here)
            if not rules.allow(here):
                raise AddressRefused(
                    f"{here}: robots.txt forbids it.", reason="forbidden by robots.txt"
                )
            page = self._ask(here, purpose, delay=self._delay(rules), headers=headers)
            if onward := onward_of(page):
                here = onward
            else:
                return replace(page, url=url)
        raise RedirectedTooOften(f"{url}: redirected more than {_HOPS} times.")

    def pause(self, url: str) -> float:
        """Return how many seconds lie between two pages of the host of *url*, as it stands."""
        known = self._rules.get(origin(url))
        asked = known.rules.delay if known and isinstance(known.rules, Rules) else None
        return self._pace.between(url, least=max(self._profile.fetch.delay, asked or 0.0))

    def rules(self, url: str) -> Rules:
        """Return the robots.txt rules for *url*, fetched once a day. Raises `RobotsUnavailable`."""
        place, now = origin(url), time.monotonic()
        known = self._rules.get(place)
        if known is None or known.until <= now:
            rules = self._read_robots(url)
            age = _ROBOTS_AGE
            if isinstance(rules, RobotsUnavailable):
                age = ROBOTS_WAIT if rules.wait is None else rules.wait
            known = self._rules[place] = _Known(rules, now + age)
        if isinstance(known.rules, RobotsUnavailable):
            raise known.rules
        return known.rules

    def _read_robots(self, url: str) -> Rules | RobotsUnavailable:
        """Return the rules for *url*, or why they cannot be had: nobody is asked twice."""
        try:
            rules = self._fetch_robots(url)
        except RobotsUnavailable as error:
            unknown = error
        except Blocked:
            raise
        except FetchError as error:
            unknown = RobotsUnavailable(
                f"{error} Without its robots.txt the portal is left alone for now."
            )
            unknown.__cause__ = error
        else:
            if rules.delay is not None:
                _log.info(
                    "robots.txt of %s asks for %g s between requests; keeping %g s",
                    origin(url).host, rules.delay, self._delay(rules),
                )  # fmt: skip
            return rules
        unknown.host = host_of(url)
        return unknown

    def _fetch_robots(self, url: str) -> Rules:
        here = robots_url(url)
        for _ in range(_HOPS + 1):
            if host_of(here) != host_of(url):
                self._check_host(here, url)
            page = self._ask(here, "robots", delay=self._profile.fetch.delay)
            onward = onward_of(page)
            if onward is None:
                return read_rules(page)
            here = onward
        raise RedirectedTooOften(f"{url}: its robots.txt is redirected more than {_HOPS} times.")

    def _ask(
        self, here: str, purpose: str, *, delay: float, headers: Mapping[str, str] | None = None
    ) -> Page:
        """Ask once; twice where a cookie is demanded first."""
        own = host_of(here) in self._profile.hosts
        transport = self._transport if own else self._elsewhere
        limits = self._file_limits if purpose == FILE else None
        for _ in range(2):
            try:
                with self._pace.turn(here, delay=delay):
                    page = transport.get(here, headers=headers, limits=limits)
            except FetchError as error:
                error.host = host_of(here)
                raise
            if self._record is not None:
                self._record(page, purpose)
            cookie = demanded_cookie(page)
            if cookie is None:
                return page
            if cookie.name:
                transport.keep_cookie(here, *cookie)
        blocked = Blocked(f"{here}: shows a page for robots (set a cookie, load again) twice.")
        blocked.host = host_of(here)
        raise blocked

    def _delay(self, rules: Rules) -> float:
        return max(self._profile.fetch.delay, rules.delay or 0)

    def _check_host(self, here: str, asked: str) -> None:
        host = host_of(here)
        if host not in self._profile.hosts:
            raise AddressRefused(
                f"{asked}: leads to {host}, which is none of the portal's hosts. If it belongs to"
                " it, add it to `hosts` in the profile.",
                reason="foreign host",
            )


def onward_of(page: Page) -> str | None:
    """Return where *page* redirects to, without a fragment; None where it does not."""
    location = page.headers.get("Location")
    if page.status not in _REDIRECTS or not location:
        return None
    try:
        return urljoin(page.url, location.strip()).partition("#")[0]
    except ValueError as error:
        raise AddressRefused(
            f"{page.url}: redirects to what is no address.", reason="bad address"
        ) from error
