"""Marks are pieces of the original text, whatever its spelling."""

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import All, Either, Prefix
from searcher.marking import sought
from searcher.snippets import WIDTH, best_snippet, lead, snippet
from searcher.syntax import as_words
from tests.making import article, term
from vietnamese.words import Forms, words

VOCABULARY = ["Hội nghị", "Huyện uỷ", "hòa", "hoà", "đất", "lúa", "58-NQ/TW", "<b>", "&amp;", "x"]


def wanted(text, *, accents=True):
    return sought(All(as_words(text).nodes), accents=accents)


def shown(text):
    return html.unescape(re.sub(r"</?mark>|^… | …$", "", text))


def test_the_words_are_marked_in_the_original_text():
    found = snippet(article(title="Tin", body="Huyện uỷ họp HỘI NGHỊ ở xã."), wanted("hội nghị ủy"))
    assert found == "Huyện <mark>uỷ</mark> họp <mark>HỘI</mark> <mark>NGHỊ</mark> ở xã."


def test_marks_are_whole_words_in_decomposed_text():
    body = unicodedata.normalize("NFD", "Về hội nghị.")
    marked = re.findall("<mark>(.*?)</mark>", snippet(article(body=body), wanted("hội")))
    assert marked == [unicodedata.normalize("NFD", "hội")]


def test_crawled_text_is_escaped():
    found = snippet(article(body="<script>lúa</script> & lúa"), wanted("lúa"))
    assert found == ("&lt;script&gt;<mark>lúa</mark>&lt;/script&gt; &amp; <mark>lúa</mark>")


def test_the_best_part_is_shown():
    kept = article(
        title="Lúa",
        body="Một câu về lúa.\n" + "x " * 300 + "lúa xuân được mùa.",
        captions=["Ruộng"],
    )
    assert "<mark>lúa</mark> <mark>xuân</mark>" in snippet(kept, wanted("lúa xuân"))
    assert snippet(kept, wanted("ruộng")) == "<mark>Ruộng</mark>"


def test_where_only_the_title_matches_it_is_shown_marked():
    assert snippet(article(title="Tin lúa", body="Khác"), wanted("lúa")) == "Tin <mark>lúa</mark>"


def test_without_words_the_article_begins():
    assert snippet(article(summary="Sapo", body="Thân"), sought(None, accents=False)) == "Sapo"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@given(
    pieces=st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=120),
    query=st.sampled_from(["hội nghị", "hoà", "58-NQ/TW", "huyện ủy lúa"]),
    accents=st.booleans(),
)
def test_every_mark_matches_and_every_match_shown_is_marked(form, pieces, query, accents):
    body = unicodedata.normalize(form, " ".join(pieces))
    seek = wanted(query, accents=accents)
    found = snippet(article(title=None, body=body), seek)
    matching = [w for w in words(body) if any(seek.found(body[w.start : w.end]))]
    assert shown(found) in body
    inside = [html.unescape(piece) for piece in re.findall("<mark>(.*?)</mark>", found)]
    plain = shown(found)
    visible = [w for w in words(plain) if any(seek.found(plain[w.start : w.end]))]
    assert len(inside) == len(visible)
    assert bool(inside) == bool(matching)
    assert all(any(seek.found(piece)) for piece in inside for _ in words(piece))


def test_words_written_together_are_marked_apart():
    body = "Tập trung chỉđạo quyếtliệt về đấtđai."
    assert snippet(article(title=None, body=body), wanted("đạo đất đai")) == (
        "Tập trung chỉ<mark>đạo</mark> quyếtliệt về <mark>đất</mark><mark>đai</mark>."
    )


def test_beginnings_mark_the_whole_word():
    node = All((Prefix(Forms("ngh", "ngh")),))
    found = snippet(article(title=None, body="Hội nghị nghe"), sought(node, accents=True))
    assert found == "Hội <mark>nghị</mark> <mark>nghe</mark>"


@pytest.mark.parametrize("accents", [True, False])
def test_another_form_is_marked_whole_or_not_at_all(accents):
    typed = All((Either(term("GPMB"), (term("giải phóng mặt bằng"),)),))
    body = "Giai đoạn 1: giải phóng mặtbằng, GPMB; mặt sân bằng phẳng."
    found = snippet(article(body=body), sought(typed, accents=accents))
    pieces = "<mark>giải</mark> <mark>phóng</mark> <mark>mặt</mark><mark>bằng</mark>"
    assert found == f"Giai đoạn 1: {pieces}, <mark>GPMB</mark>; mặt sân bằng phẳng."


def test_below_a_title_that_is_the_snippet_stands_how_the_article_begins():
    kept, seek = article(title="Vụ lúa xuân", body="<b> lúa chín.\nHết."), wanted("lúa xuân")
    found = lead(kept, seek, below=snippet(kept, seek))
    assert found == "&lt;b&gt; <mark>lúa</mark> chín. Hết."
    assert lead(kept, seek, below="<mark>lúa</mark> chín") is None


def test_a_beginning_without_blanks_is_cut_all_the_same():
    assert len(snippet(article(body="x" * 10_000), sought(None, accents=False))) == WIDTH + 2


def test_a_snippet_from_an_attachment_names_it():
    files = [
        {"url": "http://a.example/1.pdf", "title": "Kế hoạch", "text": "Thôn Một.\nGieo ngô đông."},
        {"url": "http://a.example/2.pdf", "text": "Trồng khoai. Ngô, ngô và ngô."},
    ]
    kept = article(body="Xã họp về ngô.", attachments=files)
    assert best_snippet(kept, wanted("ngô đông")) == (
        "Gieo <mark>ngô</mark> <mark>đông</mark>.",
        "Kế hoạch",
    )
    assert best_snippet(kept, wanted("ngô")).file is None
    assert best_snippet(kept, wanted("khoai")).file == "http://a.example/2.pdf"
    # The title of a file stands on the page itself.
    assert best_snippet(kept, wanted("kế hoạch")).file is None
