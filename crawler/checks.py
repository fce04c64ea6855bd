"""Values of a profile that must not only be text: selectors, patterns, addresses, dates' forms.

Each function raises `Wrong` with what is wrong and how to mend it.
"""

import datetime as dt
import re
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

import soupsieve

from crawler.dateformats import compile_format

_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")


class Wrong(ValueError):
    """The value of a *key* is wrong; *value* is the very item, where the key holds several."""

    def __init__(self, key: str, fault: str, cure: str, *, value: str | None = None) -> None:
        super().__init__(f"{key}: {fault}. {cure}")
        self.key = key
        self.fault = fault
        self.cure = cure
        self.value = value


def check_selectors(selectors: Iterable[str], *, key: str) -> None:
    """Refuse what is no CSS selector."""
    for selector in selectors:
        try:
            soupsieve.compile(selector)
        except soupsieve.SelectorSyntaxError as error:
            said = str(error).splitlines()[0].rstrip(".")
            fault = f'"{selector}" is no CSS selector ({said})'
            raise Wrong(key, fault, "Mend the selector", value=selector) from error


def check_patterns(patterns: Iterable[str | None], *, key: str) -> None:
    """Refuse what is no regular expression."""
    for pattern in patterns:
        try:
            re.compile(pattern or "")
        except re.error as error:
            fault = f'"{pattern}" is no regular expression ({error})'
            raise Wrong(key, fault, "Mend the pattern", value=pattern) from error


def check_addresses(urls: Iterable[str], *, key: str) -> None:
    """Refuse what cannot be fetched over HTTP."""
    for url in urls:
        if not is_web(url):
            raise Wrong(
                key, f'"{url}" is no address',
                "It must begin with http:// or https:// and a host", value=url,
            )  # fmt: skip


def check_loopback(urls: Iterable[str], *, key: str) -> None:
    """Refuse a base URL that is not on this machine: only tests and the demo stand in for hosts."""
    for url in urls:
        if not is_web(url) or not _is_loopback(urlsplit(url).hostname or ""):
            raise Wrong(
                key, f'"{url}" is not on this machine', "Use http://127.0.0.1:PORT", value=url
            )


def check_formats(forms: Iterable[str], *, key: str) -> None:
    """Refuse what is no form of a date."""
    for form in forms:
        try:
            compile_format(form)
        except ValueError as error:
            raise Wrong(key, str(error), 'Write it as "%d/%m/%Y %H:%M"', value=form) from error


def read_zone(text: str | None, *, key: str) -> dt.timezone | None:
    """Return the time zone "UTC" or "+07:00"; None for None."""
    if text is None or text == "UTC":
        return dt.UTC if text else None
    match = _OFFSET.fullmatch(text)
    if match is None or int(match[2]) > 14 or int(match[3]) > 59:
        raise Wrong(
            key, f'"{text}" is no time zone', 'Write "UTC", or what it is ahead of it: "+07:00"',
            value=text,
        )  # fmt: skip
    offset = dt.timedelta(hours=int(match[2]), minutes=int(match[3]))
    return dt.timezone(-offset if match[1] == "-" else offset)


def is_web(url: str) -> bool:
    """Tell whether *url* is an absolute http or https address."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
