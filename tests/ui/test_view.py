"""Addresses and the page's own logic, without a browser."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from archive.errors import NotFound
from archive.folder import DataFolder
from indexer.errors import DamagedIndex, NoIndex, OutdatedIndex
from indexer.query import FACETS
from searcher.errors import NoDate, NoDays, NoFacet
from searcher.question import Question
from ui import launch
from ui.markup import esc, link, outward
from ui.texts import TEXTS
from ui.trouble import trouble
from ui.view import SIZES, View, address_of, view_of

ROOT = Path(__file__).parents[2]
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
views = st.builds(
    View,
    q=words,
    where=st.dictionaries(
        st.sampled_from(FACETS), st.lists(words.filter(bool), min_size=1, unique=True).map(tuple)
    ),
    since=words,
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    page=st.integers(1, 999_999),
    id=words,
    lang=st.sampled_from(["vi", "en"]),
    all=st.booleans(),
    size=st.sampled_from(SIZES),
)


@given(views)
def test_an_address_leads_back_to_its_view(view):
    assert view_of(parse_qs(urlsplit(view.href()).query)) == view


def test_choosing_and_removing_a_value():
    view = View(q="lúa", where={"year": ("2023",)}, page=4)
    both = view_of(parse_qs(urlsplit(view.toggled("year", "2024")).query))
    assert (both.where, both.page) == ({"year": ("2023", "2024")}, 1)
    assert view_of(parse_qs(urlsplit(view.toggled("year", "2023")).query)).where == {}


def test_an_address_keeps_communes_named_apart():
    address = address_of(
        Question(text="lúa", where={"commune": ("xã A",)}, communes=("xã A", "Đông Tiến"))
    )
    where = view_of(parse_qs(urlsplit(address).query)).where
    assert where == {"commune": ("xã A", "Đông Tiến")}


@pytest.mark.parametrize("page", ["0", "-1", "x", "٣", "99999999"])
def test_nonsense_counts_as_absent(page):
    assert view_of({"page": [page], "sort": ["best"], "lang": ["fr"]}) in (View(), View(page=3))


@pytest.mark.parametrize("size", ["0", "15", "50.0", "-10", "x", "٢٠", "1000"])
def test_a_page_has_one_of_a_few_sizes(size):
    assert view_of({"size": [size]}).size == 10
    question = view_of({"size": ["20"], "page": ["3"]}).question()
    assert (question.limit, question.offset) == (20, 40)


def test_both_languages_say_the_same_things():
    assert TEXTS["vi"].keys() == TEXTS["en"].keys()
    # What two parts name alike, one of them would say in the other's place.
    for language in TEXTS.values():
        assert len(language) == sum(map(len, language.maps))


def test_attributes_cannot_be_broken_out_of():
    assert '"><' not in link('/?q="><script>', "x", label='"><b>')
    assert outward("javascript:alert(1)", "x") == outward(None, "x") == "x"


def test_the_script_runs_in_streamlits_own_test(folder, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(folder.path))
    app = AppTest.from_file(ROOT / "search_app.py", default_timeout=30).run()
    assert not app.exception
    app.text_input(key="box").set_value("lua").run()
    assert app.query_params["q"] in ("lua", ["lua"])


def test_without_an_index_the_page_says_what_to_run(tmp_path, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(tmp_path))
    app = AppTest.from_file(ROOT / "search_app.py", default_timeout=30).run()
    assert not app.exception
    assert any("tinxa index" in element.proto.body for element in app.get("html"))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NoDate("<b>mai</b>"), "“&lt;b&gt;mai&lt;/b&gt;” không phải là ngày"),
        (NoDays("2024-01-01", "2023-01-01"), "Từ 2024-01-01 đến 2023-01-01"),
        (NoFacet("huyen", FACETS), "Không có bộ lọc “huyen”"),
        (NotFound("no article x"), "Kho không có bài này"),
        (DamagedIndex("a file"), "tinxa index --rebuild"),
        (OutdatedIndex("old"), "tinxa index --rebuild"),
        (NoIndex("none"), "tinxa index"),
    ],
)
def test_trouble_is_told_in_the_readers_language(error, told):
    shown = trouble(error, TEXTS["vi"])
    assert told in shown.split("<details>")[0]
    assert esc(str(error)) in shown


def test_a_taken_port_is_said(tmp_path, address):
    port = urlsplit(address).port
    with pytest.raises(launch.PortTakenError, match="--port"):
        launch.serve(DataFolder(tmp_path), port=port, announce=print)
