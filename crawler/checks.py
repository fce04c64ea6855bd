"""Values of a profile that must not only be text: selectors, patterns, addresses.

Each function raises ValueError with what is wrong and how to mend it.
"""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

import soupsieve


def check_selectors(selectors: Iterable[str], *, key: str) -> None:
    """Refuse what is no CSS selector."""
    for selector in selectors:
        try:
            soupsieve.compile(selector)
        except soupsieve.SelectorSyntaxError as error:
            said = str(error).splitlines()[0]
            raise ValueError(f'{key}: "{selector}" is no CSS selector ({said})') from error


def check_patterns(patterns: Iterable[str | None], *, key: str) -> None:
    """Refuse what is no regular expression."""
    for pattern in patterns:
        try:
            re.compile(pattern or "")
        except re.error as error:
            raise ValueError(f'{key}: "{pattern}" is no regular expression ({error})') from error


def check_addresses(urls: Iterable[str], *, key: str) -> None:
    """Refuse what cannot be fetched over HTTP."""
    for url in urls:
        if not is_web(url):
            raise ValueError(f'{key}: "{url}" must begin with http:// or https:// and a host')


def check_loopback(urls: Iterable[str], *, key: str) -> None:
    """Refuse a base URL that is not on this machine: only tests and the demo stand in for hosts."""
    for url in urls:
        if not is_web(url) or not _is_loopback(urlsplit(url).hostname or ""):
            raise ValueError(f'{key}: "{url}" is not on this machine; use http://127.0.0.1:PORT')


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
