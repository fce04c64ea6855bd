"""Communes through time: values of the facet, their labels, and the names that choose them."""

import pytest

from indexer.query import NONE
from searcher.communes import is_present, labels, today
from searcher.labels import telling
from searcher.question import Question
from tests.making import searching
from tinxa.demo.articles import read_articles
from vietnamese.places.history import members

TIEN, GIAO, NEW_TIEN = "16405@2021", "15853@2021", "15853@2025-07"
THINH, THINH_WARD, RUNG_THONG = "16414@2021", "16414@2025-01", "16378@2021"
OTHER_TIEN, SPLIT, LOST = "09217@2021", "00226@2021", "10774@2021"
# Articles named by what they name; a name that is no unit has none.
NAMED = {
    "a": (TIEN,), "b": (TIEN, GIAO), "c": (NEW_TIEN,), "d": (NEW_TIEN, TIEN), "e": (THINH, TIEN),
    "f": (THINH_WARD,), "g": (RUNG_THONG, THINH), "h": (OTHER_TIEN,), "i": (SPLIT,), "j": (LOST,),
    "k": (), "l": ("xã Đông Tiến",), "m": ("xã Lạ Lùng", TIEN), "n": ("99999@2021",),
}  # fmt: skip
FILTERS = (
    {}, {"year": ("2024",)}, {"source": ("x", "y"), "category": (NONE,)}, {"year": (NONE,)},
    {"commune": ("15853@2025-07+",), "source": ("y",)},
)  # fmt: skip


def _mention(value):
    return {"name": value, "unit": value} if "@" in value else {"name": value}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    articles = (
        {
            "id": key,
            "title": "Tin",
            "body": "lúa",
            "communes": [_mention(value) for value in named],
            "published": (None, "2023-05-29", "2024-06-01")[number % 3],
            "source": "xyz"[number % 3],
            "category": "Kinh tế" if number % 2 else None,
        }
        for number, (key, named) in enumerate(NAMED.items())
    )
    return searching(tmp_path_factory.mktemp("made"), articles)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    articles = (
        {
            "id": f"{portal}-{one.number}",
            "title": one.title,
            "summary": one.summary,
            "body": one.body,
            "published": f"{one.published:%Y-%m-%d}",
            "category": one.category,
            "place": {"district": district, "province": "Thanh Hóa"},
        }
        for portal, district in (("dongson", "Đông Sơn"), ("thoxuan", "Thọ Xuân"))
        for one in read_articles(portal)
    )
    return searching(tmp_path_factory.mktemp("demo"), articles)


def found(searcher, **asked):
    return {hit.id for hit in searcher.ask(Question(**asked, limit=100)).hits}


@pytest.mark.parametrize("name", ["made", "demo"])
@pytest.mark.parametrize("where", FILTERS)
def test_every_count_is_the_total_after_choosing_it(name, where, request):
    searcher = request.getfixturevalue(name)
    counted = searcher.ask(Question(where=where)).facets["commune"]
    assert len({value.label for value in counted}) == len(counted)
    for value in counted:
        alone = Question(where={**where, "commune": (value.value,)})
        assert searcher.total(alone) == value.count, value
    assert counted == searcher.facet(Question(where=where), "commune")


def test_a_present_unit_unites_its_predecessors_and_no_article_counts_twice(made):
    counts = {one.value: one.count for one in made.ask(Question()).facets["commune"]}
    assert (counts["15853@2025-07+"], counts["16378@2025-07+"]) == (6, 3)
    # A unit that was split belongs to each that got a part, one of unknown fate to none.
    assert (counts["00226@2025-07+"], counts["00229@2025-07+"], counts[SPLIT]) == (1, 1, 1)
    assert {counts[one] for one in (LOST, "xã Đông Tiến", "99999@2021", NONE)} == {1}


@pytest.mark.parametrize("name", ["made", "demo"])
def test_the_articles_of_a_present_unit_are_those_of_its_members(name, request):
    searcher = request.getfixturevalue(name)
    for one in searcher.ask(Question()).facets["commune"]:
        if is_present(one.value):
            named = found(searcher, where={"commune": members(one.value)})
            assert found(searcher, where={"commune": (one.value,)}) == named


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("15853@2025-07+", "abcdem"),
        ("15853@2025-07", "cd"),
        (TIEN, "abdem"),
        ("15853", "abcdem"),
        ("16414", "efg"),
        ("phường Đông Tiến", "abcdem"),
        ("phuong dong tien", "abcdem"),
        ("xã Đông Tiến, huyện Đông Sơn", "abdem"),
        ("xa dong tien, yen phong", "h"),
        ("ĐÔNG THỊNH", "efg"),
        ("xã Đông Thịnh", "eg"),
        ("phường Trung Tự", "i"),
        ("Lạ Lùng", "m"),
        ("none", "k"),
        ("xã Không Đâu", ""),
        ("phường Bồ Đề", ""),
    ],
)
def test_communes_are_chosen_by_value_code_or_name(made, typed, ids):
    assert found(made, communes=(typed,)) == set(ids)
    assert found(made, where={"commune": (typed,)}) == set(ids)
    if ids and typed != "none":
        assert found(made, text=f'xã:"{typed}"') == set(ids)


def test_a_name_takes_all_that_bear_it_and_a_value_is_itself(made):
    assert found(made, communes=("xã Đông Tiến",)) == set("abdehlm")
    assert found(made, where={"commune": ("xã Đông Tiến",)}) == {"l"}
    both = {"communes": ("phường Đông Thịnh",), "where": {"commune": ("none",)}}
    assert found(made, **both) == {"f", "k"}


def test_how_a_name_was_read_is_told(made):
    (meant,) = made.ask(Question(communes=("đông tiến",))).meant
    assert [(one.value, one.label) for one in meant.values] == [
        (OTHER_TIEN, "xã Đông Tiến, huyện Yên Phong"),
        ("15853@2025-07+", "phường Đông Tiến (nay, gồm đơn vị cũ)"),
        (TIEN, "xã Đông Tiến, huyện Đông Sơn"),
        ("xã Đông Tiến", "xã Đông Tiến (chưa rõ ở đâu)"),
    ]
    (meant,) = made.ask(Question(where={"commune": ("Đông Tiếm",)})).meant
    assert (meant.values, meant.suggestions[:2]) == ((), ("Đồng Tiến", "Đông Tiến"))
    (meant,) = made.ask(Question(communes=("phường Bồ Đề",))).meant
    assert not meant.values
    assert "phường Bồ Đề" in meant.unnamed[0].label
    assert not made.ask(Question(where={"commune": (TIEN,)})).meant
    (meant,) = made.ask(Question(text="lúa xã:16414")).meant
    assert [one.value for one in meant.values] == [THINH, THINH_WARD]


def test_values_of_one_name_are_told_apart_by_as_much_as_it_takes():
    units = ("00226@2021", TIEN, OTHER_TIEN, "23068@2021", "xã Đông Tiến", "xã Lạ Lùng", NONE)
    assert list(labels(units).values()) == [
        "phường Trung Tự (đã chia về nhiều nơi)",
        "xã Đông Tiến, huyện Đông Sơn",
        "xã Đông Tiến, huyện Yên Phong",
        "xã Đông Tiến, huyện Hàm Thuận Bắc",
        "xã Đông Tiến (chưa rõ ở đâu)",
        "xã Lạ Lùng",
        "none",
    ]


def test_a_present_unit_of_which_nothing_else_is_named_is_listed_once(made):
    def listed(**where):
        values = made.ask(Question(where=where)).facets["commune"]
        return {one.value for one in telling("commune", values)}

    assert {NEW_TIEN, "15853@2025-07+"} <= listed()
    assert listed(year=("2024",)) & {NEW_TIEN, "15853@2025-07+"} == {"15853@2025-07+"}


def test_what_a_hit_names_is_today(made):
    hits = made.ask(Question(named=True, limit=100)).hits
    named = {hit.id: [one.today for one in hit.named] for hit in hits}
    assert named["b"] == [("phường Đông Tiến",), ("phường Đông Tiến",)]
    assert (named["c"], named["j"], named["l"]) == ([()], [()], [()])
    assert len(named["i"][0]) == 2
    assert today("16414@2025-01") == ("phường Đông Sơn",)


def test_in_the_demo_what_is_said_of_a_commune_before_and_after_it_ended(demo):
    articles = demo.ask(Question(communes=("Đông Thịnh",), limit=100)).hits
    days = {article.published for article in articles}
    assert (min(days) < "2025-01-01", max(days) > "2025-07-01") == (True, True)
    ward = found(demo, communes=("phường Đông Sơn, Thanh Hóa",))
    assert {article.id for article in articles} <= ward
