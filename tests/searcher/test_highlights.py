"""What is marked is what was asked for, however text and query are written."""

import html
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality.highlights import (
    ALTERED,
    FOREIGN,
    NO_MARK,
    UNMARKED,
    Wanted,
    breaches,
)
from indexer.query import All, Either, Query
from searcher.question import Question
from searcher.syntax import as_words
from tests.making import article, searching, term
from vietnamese.writing import unmarked

# Both schools of placing the tone, i and y, words run together, names of documents, capitals,
# signs, entities that are text, words of other scripts, abbreviations and their long forms.
WORDS = [
    "hòa", "hoà", "thủy", "thuỷ", "kỹ", "kĩ", "quý", "đất", "Đông", "Ðông", "lúa", "lua", "chỉ",
    "đạo", "chỉđạo", "đấtđai", "thángđãcấp", "hiệnNghị", "UBNDtỉnh", "ngày12", "nghị", "quyết",
    "58-NQ/TW", "1.014/1.250", "Hoằng", "Hoá", "a", "ở", "km2", "m²", "ﬁ", "İ", "ß", "Καλή", "đ",
    "GPMB", "giải phóng mặt bằng", "giải", "UBND", "uỷ ban nhân dân", "ủy ban nhândân", "ban",
]  # fmt: skip
SIGNS = ["“", "”", '"', "'", "(", "),", ". ", "…", "&amp;", "<b>", "</mark>", "<mark>", "&", "\t"]
JOINTS = [" ", " ", " ", " ", "  ", "\n", "-", "/", ", ", "\u00a0", "", "_", "\u0301"]
FILLING = ["xxxx " * 12, "yyy " * 70, "z" * 250, "zz " * 3]

WAYS = ["{}", "{}", "{}", '"{}"', "{}*", "-{}", "title:{}", "({} OR lúa)", "“{} đạo”"]

forms = st.sampled_from(["NFC", "NFD"])
cases = st.sampled_from([str, str, str.upper, str.title, str.lower])


@st.composite
def texts(draw, words):
    """Text with some of *words*, among signs and filling, each piece in a spelling of its own."""
    pieces = st.one_of(*[words] * 4, st.sampled_from(SIGNS), st.sampled_from(FILLING))
    drawn = draw(st.lists(st.tuples(pieces, st.sampled_from(JOINTS), forms, cases), max_size=30))
    return "".join(unicodedata.normalize(form, case(p)) + joint for p, joint, form, case in drawn)


@st.composite
def typed(draw, words):
    """One to four of *words* as somebody may type them, with operators or without."""
    ways = draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=4))
    text = " ".join(way.format(draw(words)) for way in ways)
    text = draw(cases)(draw(st.sampled_from([str, str, unmarked]))(text))
    return unicodedata.normalize(draw(forms), text)


@st.composite
def archives_and_questions(draw):
    """Articles, and questions that have good prospects of finding them."""
    words = st.sampled_from(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6)))
    parts = {"title": texts(words) | st.none(), "summary": texts(words) | st.none()}
    more = {"body": texts(words).filter(str.strip), "captions": st.lists(texts(words), max_size=1)}
    articles = draw(st.lists(st.fixed_dictionaries(parts | more), min_size=1, max_size=4))
    asked = st.builds(Question, text=typed(words), as_words=st.booleans())
    # Any of the words is what a batch asks for, which knows no operators.
    batch = st.builds(
        Question, text=typed(words), as_words=st.just(value=True), match=st.just("any")
    )
    return articles, draw(st.lists(asked | batch, min_size=1, max_size=6))


@settings(max_examples=60)
@given(archives_and_questions())
def test_marks_are_the_words_asked_for_and_all_of_them(drawn):
    articles, questions = drawn
    with tempfile.TemporaryDirectory() as folder:
        named = [{**fields, "id": str(n)} for n, fields in enumerate(articles)]
        searcher = searching(Path(folder), named)
        for question in questions:
            wanted = Wanted(searcher.query(question))
            for hit in searcher.ask(question).hits:
                kept = searcher.article(hit.id).article
                assert not breaches(kept, hit.snippet, wanted), (question, hit.snippet)
        searcher.close()


@pytest.mark.parametrize(
    ("snippet", "broken"),
    [
        ("Tập trung chỉ<mark>đạo</mark> đất, <mark>đạo</mark>", set()),
        ("… trung chỉ<mark>đạo</mark> đất …", set()),
        ("Tập trung chỉ<mark>đạo</mark> đất, đạo", {UNMARKED}),
        ("Tập trung chỉđạo đất, đạo", {UNMARKED, NO_MARK}),
        ("Tập trung chỉ<mark>đạo</mark> <mark>đất</mark>, <mark>đạo</mark>", {FOREIGN}),
        ("Tập trung <mark>chỉđạo</mark> đất, <mark>đạo</mark>", {FOREIGN, UNMARKED}),
        ("tập trung chỉ<mark>đạo</mark> đất, <mark>đạo</mark>", {ALTERED}),
    ],
)
def test_the_judge_can_find_fault(snippet, broken):
    kept = article(title=None, body="Tập trung chỉđạo đất, đạo")
    wanted = Wanted(Query(words=All(as_words("đạo").nodes), accents=True))
    assert breaches(kept, snippet, wanted) == broken


@pytest.mark.parametrize(
    ("snippet", "broken"),
    [
        ("Giải <mark>giải</mark> <mark>phóng</mark>, <mark>GP</mark>", set()),
        ("Giải giải phóng, <mark>GP</mark>", {UNMARKED}),
        ("Giải <mark>giải</mark> phóng, <mark>GP</mark>", {UNMARKED}),
        ("<mark>Giải</mark> <mark>giải</mark> <mark>phóng</mark>, <mark>GP</mark>", {FOREIGN}),
    ],
)
def test_the_judge_wants_another_form_whole(snippet, broken):
    kept = article(title=None, body="Giải giải phóng, GP")
    words = Either(term("GP"), (term("giải phóng"),))
    assert breaches(kept, snippet, Wanted(Query(words=words, accents=True))) == broken


def test_what_is_escaped_is_compared_as_text():
    kept = article(title=None, body="<mark>đạo</mark> & “đạo”")
    wanted = Wanted(Query(words=All(as_words("đạo").nodes), accents=True))
    shown = html.escape(kept.body).replace("đạo", "<mark>đạo</mark>")
    assert not breaches(kept, shown, wanted)
