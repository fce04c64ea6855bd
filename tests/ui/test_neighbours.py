"""From an article to the one before and after it in the list that its address describes."""

import msgspec
import pytest

from searcher.question import Question
from tests.making import filled, indexed
from ui.reading.neighbours import Neighbours, neighbours, ways
from ui.service import searcher
from ui.texts import TEXTS
from ui.view import View

RELEASE = "Sáng nay đoàn viên thanh niên các xã ven biển đồng loạt ra quân dọn rác, trồng cây. "


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("list")
    articles = [
        {"id": f"n{n:02}", "title": f"Lúa {n}", "body": "Lúa.", "published": f"2023-05-{n + 1:02}"}
        for n in range(25)
    ]
    copies = [
        {"id": name, "title": f"Rác {name}", "body": RELEASE * 3, "published": "2022-01-01",
         "url": f"https://{name}.example/1", "source": name}
        for name in ("mot", "hai")
    ]  # fmt: skip
    with filled(path, [*articles, *copies]) as archive:
        indexed(archive)
    return path


@pytest.fixture(autouse=True)
def _served(folder, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(folder))


def around(view):
    return tuple(one and (one.id, one.page) for one in neighbours(view))


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ({"id": "n24"}, (None, ("n23", 1))),
        ({"id": "n20"}, (("n21", 1), ("n19", 1))),
        ({"id": "n15"}, (("n16", 1), ("n14", 2))),
        ({"id": "n14", "page": 2}, (("n15", 1), ("n13", 2))),
        # The list has moved up or down since the address was made.
        ({"id": "n14", "page": 1}, (("n15", 1), ("n13", 2))),
        ({"id": "n15", "page": 2}, (("n16", 1), ("n14", 2))),
        ({"id": "n00", "page": 3}, (("n01", 3), None)),
        ({"id": "n04", "page": 1, "size": 20}, (("n05", 1), ("n03", 2))),
        ({"id": "n23", "where": {"year": ("2022",)}}, (None, None)),
        ({"id": "nowhere"}, (None, None)),
        ({"id": "n23", "q": ""}, (None, None)),
    ],
)
def test_the_neighbours_are_those_of_the_list(shown, found):
    assert around(View(**{"q": "lúa", "sort": "newest", **shown})) == found


def test_they_go_through_the_whole_list_in_its_order_and_back():
    view = View(q="lúa", sort="oldest", id="n00")
    seen = [view]
    while (view := neighbours(view).after) is not None:
        seen.append(view)
    listed = searcher().hits(Question(text="lúa", sort="oldest", limit=50))
    assert [one.id for one in seen] == [hit.id for hit in listed]
    assert [neighbours(one).before for one in seen[1:]] == seen[:-1]


def test_near_duplicates_stand_in_a_list_as_they_are_shown():
    folded = View(where={"year": ("2022",)})
    (first,) = searcher().hits(folded.question())
    assert around(msgspec.structs.replace(folded, id=first.id)) == (None, None)
    every = msgspec.structs.replace(folded, all=True, id=first.id)
    assert sum(one is not None for one in around(every)) == 1


def test_the_next_one_is_known_where_an_article_has_left_the_list():
    view = View(q="lúa", id="mot")
    assert neighbours(view, "n03") == Neighbours(after=View(q="lúa", id="n03"))


def test_hostile_addresses_stay_text():
    found = neighbours(View(q="<b>", id="x"), '"><script>')
    html = ways(found, TEXTS["vi"])
    assert "<script>" not in html
    assert 'href="/?q=%3Cb%3E&amp;id=%22%3E%3Cscript%3E"' in html
