"""The lists of what a result can be narrowed by: their heads, and what unfolds below."""

import re

import pytest
import requests
from playwright.sync_api import expect

from searcher.answer import FacetValue
from tests.ui.test_page import settled, total
from ui.facets import LISTED, rest
from ui.texts import TEXTS
from ui.view import View

COMMUNES = "Xã, phường, thị trấn"
TOP = ".tx-values > ul > li, .tx-values > details > ul > li"


def values(count):
    return [FacetValue(f"xã số {n}", f"xã số {n}", count - n) for n in range(count)]


def test_the_rest_is_all_but_the_head():
    shown = rest("source", values(40), View(), TEXTS["vi"])
    assert re.findall(r"<span>(xã số \d+)</span>", shown) == [f"xã số {n}" for n in range(8, 40)]


def test_what_is_chosen_stands_in_the_head():
    view = View(where={"source": ("xã số 39",)})
    assert "<span>xã số 39</span>" not in rest("source", values(40), view, TEXTS["vi"])
    assert "<span>xã số 7</span>" in rest("source", values(40), view, TEXTS["vi"])


def test_a_long_list_comes_when_it_is_unfolded(visit):
    page = visit("/")
    facet = page.locator(".tx-facet", has_text=COMMUNES)
    folded = facet.locator("details[data-rest]")
    expect(facet.locator(TOP)).to_have_count(8)
    told = folded.locator("> summary").inner_text()
    folded.locator("> summary").click()
    expect(facet.locator(TOP)).to_have_count(8 + int(re.search(r"\d+", told)[0]))
    link = folded.locator("> ul > li > a").last
    count = int(link.locator("span").nth(1).inner_text().split()[0])
    link.click()
    settled(page, "commune=")
    assert total(page) == count


def test_without_an_answer_a_long_list_folds_again(visit):
    page = visit("/")
    page.route("**/gia-tri?*", lambda route: route.abort())
    folded = page.locator("details[data-rest]").first
    folded.locator("> summary").click()
    expect(folded).not_to_have_attribute("open", "")
    page.unroute("**/gia-tri?*")
    folded.locator("> summary").click()
    expect(folded.locator("> ul > li")).not_to_have_count(0)


@pytest.mark.parametrize("facet", LISTED)
def test_the_route_answers_the_rest_of_every_list(address, facet):
    answer = requests.get(f"{address}/gia-tri?q=xa&facet={facet}&rest=1", timeout=30)
    assert answer.status_code == 200


def test_an_unknown_facet_has_no_rest(address):
    answer = requests.get(f"{address}/gia-tri?q=xa&facet=huyen&rest=1", timeout=30)
    assert answer.status_code == 400
    assert "huyen" in answer.json()["told"]
