"""RSS and Atom: a portal's newest articles."""

import feedparser

from crawler.cleaning import clean_text


def read_feed(body: bytes) -> tuple[str, ...]:
    """Return the addresses of the articles that the feed *body* names, in its order.

    Their dates are left alone: what a page prints is nearer to the truth than a feed's time zone.
    """
    entries = feedparser.parse(body).entries
    links = [clean_text(str(entry.get("link") or "")) for entry in entries]
    return tuple(link for link in links if link.startswith(("http://", "https://")))
