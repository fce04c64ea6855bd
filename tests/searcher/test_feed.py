"""Atom feeds, read back by a reader of feeds."""

import feedparser
import pytest
from lxml import etree

from searcher.feed import Entry, Head, atom

HEAD = Head("watch/a", "Thu <ngân> & sách\x00", "", "https://a.example/?q=a&b=c",
            "https://a.example/theo-doi.atom?ten=a", "vi")  # fmt: skip
HOSTILE = [
    "<script>alert(1)</script> & ]]> \x0b\x00\ud800", "=1+1", "{}%", "\ufffe x \uffff",
    "Hội nghị\nhai dòng", "a" * 40_000, "", "😀 \U0010ffff",
]  # fmt: skip


def entry(title, **fields):
    known = {
        "key": "1", "link": "https://a.example/?id=1", "original": None,
        "updated": "2026-01-02T03:04:05Z", "html": "<mark>lúa</mark> &amp; ngô", "source": None,
    }  # fmt: skip
    return Entry(title=title, **{**known, **fields})


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_texts_come_back_as_text(title):
    xml = atom(
        HEAD, [entry(title, html=title, source=title, link=f"https://a.example/?id={title}")]
    )
    root = etree.fromstring(xml.encode())
    (shown,) = root.iterfind("{*}entry/{*}title")
    wanted = "".join(c for c in title if c not in "\x00\x0b\ud800\ufffe\uffff")
    assert (shown.text or "") == " ".join(wanted.split())
    parsed = feedparser.parse(xml)
    assert not parsed.bozo
    assert len(parsed.entries) == 1


def test_a_feed_says_what_it_is():
    original = "https://xa.example/tin/1.html?a=1&b=2"
    xml = atom(HEAD, [entry("Tin", original=original, source="xa.example")])
    parsed = feedparser.parse(xml)
    assert parsed.version == "atom10"
    assert parsed.feed.title_detail.language == "vi"
    assert "<title>Thu &lt;ngân&gt; &amp; sách</title>" in xml
    assert parsed.feed.id.startswith("urn:uuid:")
    (one,) = parsed.entries
    assert one.updated == parsed.feed.updated == "2026-01-02T03:04:05+00:00"
    assert {link.rel: link.href for link in one.links} == {
        "alternate": "https://a.example/?id=1", "via": original,
    }  # fmt: skip
    assert (one.author, one.title) == ("xa.example", "Tin")


def test_ids_tell_news_apart_and_never_change():
    first = feedparser.parse(atom(HEAD, [entry("a"), entry("b", key="2")]))
    moved = HEAD._replace(address="https://b.example/x", link="https://b.example/")
    second = feedparser.parse(atom(moved, [entry("c", link="https://b.example/?id=1")]))
    assert first.entries[0].id == second.entries[0].id != first.entries[1].id
    assert first.feed.id == second.feed.id


def test_what_has_no_time_and_a_feed_of_nothing_stay_as_they_are():
    for entries in ([], [entry("a", updated="hôm qua")]):
        assert atom(HEAD, entries) == atom(HEAD, entries)
        assert feedparser.parse(atom(HEAD, entries)).feed.updated == "1970-01-01T00:00:00+00:00"
