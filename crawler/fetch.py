"""Fetching a portal's pages: within its hosts, by its robots.txt, at its pace."""

import logging
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from crawler.errors import AddressRefused, FetchError, RedirectedTooOften, RobotsUnavailable
from crawler.pace import Origin, Pace, origin
from crawler.page import Page
from crawler.profile import Profile
from crawler.robots import Rules, read_rules, robots_url
from crawler.transport import Limits, Transport

_log = logging.getLogger(__name__)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 5


class Fetcher:
    """Fetches for one portal; *pace* is shared by all portals of a crawl."""

    def __init__(
        self,
        profile: Profile,
        *,
        pace: Pace,
        contact: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._profile = profile
        self._pace = pace
        self._transport = Transport(
            contact=contact,
            connect=profile.fetch.connect,
            allow_private=profile.fetch.allow_private,
            limits=limits,
        )
        self._rules: dict[Origin, Rules | RobotsUnavailable] = {}

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Page:
        """Return the page at *url*, redirects followed, whatever its status.

        With *etag* or *last_modified* of an earlier answer the status may be 304. Raises
        `FetchError`.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return self._follow(url, {key: value for key, value in headers.items() if value})

    def rules(self, url: str) -> Rules:
        """Return the robots.txt rules for *url*, fetched once. Raises `RobotsUnavailable`."""
        place = origin(url)
        if place not in self._rules:
            self._rules[place] = self._read_robots(url)
        rules = self._rules[place]
        if isinstance(rules, RobotsUnavailable):
            raise rules
        return rules

    def _follow(self, url: str, headers: dict[str, str]) -> Page:
        here = url
        for _ in range(_HOPS + 1):
            self._check_host(here, url)
            rules = self.rules(here)
            if not rules.allow(here):
                raise AddressRefused(
                    f"{here}: robots.txt forbids it.", reason="forbidden by robots.txt"
                )
            with self._pace.turn(here, delay=self._delay(rules)):
                page = self._transport.get(here, headers=headers)
            if onward := _onward(page):
                here = onward
            else:
                return replace(page, url=url)
        raise RedirectedTooOften(f"{url}: redirected more than {_HOPS} times.")

    def _read_robots(self, url: str) -> Rules | RobotsUnavailable:
        """Return the rules for *url*, or why they cannot be had: nobody is asked twice."""
        try:
            rules = self._fetch_robots(url)
        except RobotsUnavailable as error:
            return error
        except FetchError as error:
            return RobotsUnavailable(
                f"{error} Without its robots.txt the portal is left alone in this run."
            )
        if rules.delay is not None:
            _log.info(
                "robots.txt of %s asks for %g s between requests; keeping %g s",
                origin(url).host, rules.delay, self._delay(rules),
            )  # fmt: skip
        return rules

    def _fetch_robots(self, url: str) -> Rules:
        here = robots_url(url)
        for _ in range(_HOPS + 1):
            self._check_host(here, url)
            with self._pace.turn(here, delay=self._profile.fetch.delay):
                page = self._transport.get(here)
            onward = _onward(page)
            if onward is None:
                return read_rules(page)
            here = onward
        raise RedirectedTooOften(f"{url}: its robots.txt is redirected more than {_HOPS} times.")

    def _delay(self, rules: Rules) -> float:
        return max(self._profile.fetch.delay, rules.delay or 0)

    def _check_host(self, here: str, asked: str) -> None:
        host = urlsplit(here).hostname
        if host not in self._profile.hosts:
            raise AddressRefused(
                f"{asked}: leads to {host}, which is none of the portal's hosts. If it belongs to"
                " it, add it to `hosts` in the profile.",
                reason="foreign host",
            )


def _onward(page: Page) -> str | None:
    """Return where *page* redirects to, without a fragment; None where it does not."""
    location = page.headers.get("Location")
    if page.status not in _REDIRECTS or not location:
        return None
    return urljoin(page.url, location.strip()).partition("#")[0]
