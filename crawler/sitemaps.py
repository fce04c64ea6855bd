"""Sitemaps: the addresses that a portal lists for machines."""

import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from crawler.cleaning import clean_text

_GZIP = b"\x1f\x8b"
_LARGEST = 60_000_000
_MOST = 50_000


class Sitemap(NamedTuple):
    """What a sitemap lists: *pages*, or other *sitemaps*; *modified* is when, as it is written."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    modified: Mapping[str, str] = MappingProxyType({})


def read_sitemap(body: bytes) -> Sitemap:
    """Return what the sitemap or sitemap index *body*, which may be gzipped, lists.

    What is neither lists nothing. Entities are not resolved, sizes are bounded (60 MB unpacked,
    50,000 addresses, as the protocol has it).
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(_unpacked(body), parser)
    except etree.XMLSyntaxError:
        return Sitemap()
    if root is None:
        return Sitemap()
    pages = _locations(root, "url")
    dates = {url: date for url, date in pages.items() if date}
    return Sitemap(tuple(pages), tuple(_locations(root, "sitemap")), dates)


def _locations(root: etree._Element, item: str) -> dict[str, str]:
    """Return the addresses that *item* elements hold, each with its date, empty for none."""
    found: dict[str, str] = {}
    for element in root.iterfind(f"{{*}}{item}"):
        url = clean_text(element.findtext("{*}loc") or "")
        if url.startswith(("http://", "https://")) and len(found) < _MOST:
            found[url] = clean_text(element.findtext("{*}lastmod") or "")
    return found


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, _LARGEST)
    except zlib.error:
        return b""
