"""The lists of what a result can be narrowed by: their heads, and what unfolds below."""

import re
from urllib.parse import quote

import pytest
import requests
from playwright.sync_api import expect

from searcher.answer import FacetValue
from tests.ui.test_page import settled, total
from ui.facets import LISTED, below, rest
from ui.texts import TEXTS
from ui.view import View

COMMUNES = "Xã, phường, thị trấn"
TOP = ".tx-values > ul > li, .tx-values > details > ul > li"
PRESENT, FORMER = "15853@2025-07+", "16405@2021"
LONG = ".tx-values > details"


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
    folded = facet.locator(LONG)
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
    folded = page.locator(LONG).first
    folded.locator("> summary").click()
    expect(folded).not_to_have_attribute("open", "")
    page.unroute("**/gia-tri?*")
    folded.locator("> summary").click()
    expect(folded.locator("> ul > li")).not_to_have_count(0)


def test_what_stands_below_a_commune_comes_when_it_is_unfolded(visit):
    page = visit("/")
    folded = page.locator(".tx-named").first
    expect(folded.locator("li")).to_have_count(0)
    named = folded.locator("summary").inner_text()
    folded.locator("summary").click()
    expect(folded.locator("li")).to_have_count(int(re.search(r"\d+", named)[0]))
    folded.locator("a").last.click()
    settled(page, "commune=")
    # What is chosen is in sight without another look.
    expect(page.locator(".tx-named[open] a[aria-current]")).to_be_visible()


def test_a_page_comes_without_what_is_folded(visit):
    page = visit("/")
    assert page.locator("details[data-rest]").count() > 1
    assert not page.locator("details[data-rest] li").count()


@pytest.mark.parametrize("facet", LISTED)
def test_the_route_answers_the_rest_of_every_list(address, facet):
    answer = requests.get(f"{address}/gia-tri?q=xa&facet={facet}&rest=1", timeout=30)
    assert answer.status_code == 200


def test_below_a_present_commune_stand_those_that_it_holds():
    listed = [FacetValue(PRESENT, PRESENT, 2), FacetValue(FORMER, FORMER, 1)]
    shown = below(PRESENT, listed, View(), TEXTS["vi"])
    assert (shown.count("<li>"), f"commune={quote(FORMER)}" in shown) == (1, True)
    assert below("nowhere", listed, View(), TEXTS["vi"]) == ""


def test_an_unknown_facet_has_no_rest(address):
    answer = requests.get(f"{address}/gia-tri?q=xa&facet=huyen&rest=1", timeout=30)
    assert answer.status_code == 400
    assert "huyen" in answer.json()["told"]
