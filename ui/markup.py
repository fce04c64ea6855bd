"""HTML that is safe whatever a portal wrote: every crawled string passes through `esc`."""

import html
from urllib.parse import urlencode, urlsplit


def esc(text: str) -> str:
    """Return *text* as HTML text or attribute value.

    >>> esc('<b onclick="x">&')
    '&lt;b onclick=&quot;x&quot;&gt;&amp;'
    """
    return html.escape(text, quote=True)


def link(href: str, inner: str, *, kind: str = "", label: str = "", current: bool = False) -> str:
    """Return a link within the page; *inner* is HTML, the rest is text."""
    attributes = [f'href="{esc(href)}"', "data-go"]
    if kind:
        attributes.append(f'class="{kind}"')
    if label:
        attributes.append(f'aria-label="{esc(label)}"')
    if current:
        attributes.append('aria-current="true"')
    return f"<a {' '.join(attributes)}>{inner}</a>"


def adding(address: str, **parameters: str) -> str:
    """Return *address* with further *parameters*, without those that are empty.

    >>> adding("/so-sanh?id=1", voi="a b"), adding("/", voi="")
    ('/so-sanh?id=1&voi=a+b', '/')
    """
    given = urlencode({key: value for key, value in parameters.items() if value})
    return f"{address}{'&' if '?' in address else '?'}{given}" if given else address


def outward(url: str | None, inner: str) -> str:
    """Return a link to a portal, or *inner* alone where the address is not one of the web."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return inner
    return f'<a href="{esc(url)}" target="_blank" rel="noopener noreferrer">{inner}</a>'


def day(published: str | None) -> str:
    """Return a date as it is written in Viet Nam.

    >>> day("2023-05-29")
    '29/05/2023'
    """
    return "/".join(reversed(published.split("-"))) if published else ""


def grouped(number: int) -> str:
    """Return a count with its thousands parted by a point.

    >>> grouped(20000)
    '20.000'
    """
    return f"{number:,}".replace(",", ".")
