"""Sitemaps: the addresses that a portal lists for machines."""

import zlib
from typing import NamedTuple

from lxml import etree

from crawler.cleaning import clean_text

_GZIP = b"\x1f\x8b"
_LARGEST = 60_000_000
_MOST = 50_000


class Sitemap(NamedTuple):
    """What a sitemap lists: *pages*, or other *sitemaps*."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


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
    return Sitemap(tuple(_locations(root, "url")), tuple(_locations(root, "sitemap")))


def _locations(root: etree._Element, item: str) -> list[str]:
    found = [clean_text(loc.text or "") for loc in root.iterfind(f"{{*}}{item}/{{*}}loc")]
    return [url for url in found if url.startswith(("http://", "https://"))][:_MOST]


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, _LARGEST)
    except zlib.error:
        return b""
