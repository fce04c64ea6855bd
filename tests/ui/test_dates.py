"""The histogram and what narrows a result by date."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from searcher.errors import NoDate
from tests.making import searching
from tests.ui.test_page import settled, total
from ui.dates import dates, misdated
from ui.histogram import histogram
from ui.markup import esc
from ui.spans import Span, periods, span_of
from ui.texts import TEXTS
from ui.view import View, view_of

TODAY = "2023-05-30"
ARTICLES = [
    {"id": str(number), "title": "Lúa", "body": "Gieo.", "published": day}
    for number, day in enumerate(
        ["2021-11-05", "2023-02-03", "2023-02-03", "2023-05-29", "2023-05-02", None]
    )
]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    return searching(tmp_path_factory.mktemp("store"), ARTICLES)


def _bars(searcher, view, language="vi"):
    answer = searcher.ask(view.question())
    return histogram(answer, view, TEXTS[language], first=searcher.first_day(), today=TODAY)


def _view(address):
    return view_of(parse_qs(urlsplit(address).query))


@pytest.mark.parametrize(
    ("where", "since", "until", "span"),
    [
        ({}, "", "", Span("year")),
        ({"year": ("2023",)}, "", "", Span("month", "2023-01-01", "2023-12-31")),
        ({"year": ("2022", "2023")}, "", "", Span("year")),
        ({"year": ("none",)}, "", "", Span("year")),
        ({"year": ("2023",), "month": ("2023-05",)}, "", "10/05/2023",
         Span("day", "2023-05-01", "2023-05-10")),
        ({"year": ("2023",), "month": ("2023-05", "2023-06")}, "", "",
         Span("month", "2023-01-01", "2023-12-31")),
        ({}, "2023-05", "2023-05", Span("day", "2023-05-01", "2023-05-31")),
        ({}, "2022", "2023", Span("month", "2022-01-01", "2023-12-31")),
        ({}, "2019", "2023", Span("year", "2019-01-01", "2023-12-31")),
        ({"month": ("x",)}, "hôm qua", "", Span("year")),
    ],
)  # fmt: skip
def test_spans(where, since, until, span):
    assert span_of(where, since, until) == span


@pytest.mark.parametrize(
    ("span", "counted", "shown"),
    [
        (Span("year"), ["2021", "2019"], ["2019", "2020", "2021"]),
        (Span("month", "2023-01-01", "2023-12-31"), ["2023-02"],
         [f"2023-{month:02}" for month in range(1, 6)]),
        (Span("month", "2021-01-01", "2021-12-31"), ["2021-12"], ["2021-11", "2021-12"]),
        # A date that a portal has wrong is drawn all the same.
        (Span("month", "2023-01-01", "2023-12-31"), ["2023-04", "2023-07"],
         [f"2023-{month:02}" for month in range(1, 8)]),
        (Span("day", "2023-05-28", "2023-06-03"), ["2023-05-29"],
         ["2023-05-28", "2023-05-29", "2023-05-30"]),
        (Span("year"), [], []),
        (Span("year"), ["2021", "9999"], ["2021", "9999"]),
    ],
)  # fmt: skip
def test_gaps_are_drawn_and_nothing_is_invented(span, counted, shown):
    assert periods(span, counted, first="2021-11-05", today=TODAY) == shown


def test_bars_lead_down_and_the_path_leads_up(searcher):
    years = _bars(searcher, View(q="lúa"))
    assert 'aria-label="2023: 4 bài"' in years
    assert "2022: 0 bài" in years
    assert 'aria-label="2022' not in years
    months = _bars(searcher, _view(View(q="lúa").at("2023")))
    assert months.count("<li>") == 5
    assert 'aria-label="tháng 2/2023: 2 bài"' in months
    days = _bars(searcher, _view(View(q="lúa").at("2023-05")), "en")
    assert days.count("<li>") == 30
    assert 'aria-label="29/05/2023: 1 articles"' in days
    path = '<a href="/?q=l%C3%BAa" data-go>All years</a> › <a href="/?q=l%C3%BAa&amp;year=2023"'
    assert path in days


def test_a_day_is_chosen_within_its_month_and_given_up_again(searcher):
    view = _view(View(q="lúa", where={"source": ("x",)}, since="2023").at("2023-05-29"))
    assert view.where == {
        "year": ("2023",), "month": ("2023-05",), "day": ("2023-05-29",), "source": ("x",),
    }  # fmt: skip
    assert view.since == "2023"
    chosen = _view(View(q="lúa").at("2023-05-29"))
    again = esc(chosen.at("2023-05"))
    assert (
        f'<a href="{again}" data-go aria-label="29/05/2023: 1 bài" aria-current="true">'
        in _bars(searcher, chosen)
    )


def test_what_lies_below_goes_with_what_is_above():
    view = View(where={"year": ("2022", "2023"), "month": ("2022-01", "2023-05"), "day": ()})
    assert _view(view.toggled("year", "2022")).where == {"year": ("2023",), "month": ("2023-05",)}
    alone = View(where={"year": ("2023",), "month": ("2023-05",), "day": ("2023-05-29",)})
    assert _view(alone.toggled("year", "2023")).where == {}
    assert _view(alone.toggled("source", "x")).where == {**alone.where, "source": ("x",)}


def test_the_undated_are_linked_with_all_other_filters():
    view = View(q="lúa", where={"year": ("2023",), "date": ("certain",), "source": ("x",)})
    assert _view(view.undated()).where == {"year": ("none",), "source": ("x",)}


def test_what_is_wrong_with_a_range_stands_by_its_field():
    view = View(q="lúa", since='"mai"', until="2023", where={"source": ("x",)})
    shown = misdated(NoDate('"mai"'), view, TEXTS["vi"])
    assert 'value="&quot;mai&quot;" placeholder="dd/mm/yyyy" autocomplete="off" aria-inv' in shown
    assert shown.count("aria-invalid") == 1
    assert 'name="source" value="x"' in shown


def test_where_all_dates_are_certain_there_is_no_switch(searcher):
    view = View(where={"year": ("2023",)})
    shown = dates(searcher.ask(view.question()), view, TEXTS["vi"])
    assert "Chỉ bài có ngày chắc chắn" not in shown
    assert "12 tháng qua" in shown


def test_down_to_a_day_and_up_again(visit):
    page = visit("/?q=lua")
    page.locator(".tx-by-year a").last.click()
    settled(page, "year=")
    page.locator(".tx-by-month a").last.click()
    settled(page, "month=")
    day = page.locator(".tx-by-day a").last
    count = int(day.get_attribute("aria-label").split(": ")[1].split()[0])
    day.click()
    settled(page, "day=")
    assert total(page) == count
    page.get_by_role("link", name="Mọi năm").click()
    page.wait_for_url(lambda url: "year=" not in url)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["lua"]}


@pytest.mark.slow
def test_a_range_by_keyboard_keeps_the_rest_and_tells_what_is_wrong(visit):
    page = visit("/?q=lua&source=dongson.thanhhoa.example&all=1&lang=en")
    page.wait_for_load_state("networkidle")
    page.get_by_label("From", exact=True).fill("05/2023")
    page.keyboard.press("Tab")
    page.keyboard.type("hôm qua")
    page.keyboard.press("Enter")
    settled(page, "until=")
    field = page.get_by_label("To", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("“hôm qua” is no date. Write 2023, 05/2023 or"
                                                 " 29/05/2023.")  # fmt: skip
    expect(field).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("2023")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "until=2023" in url)
    expect(page.locator(".tx-hits")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query) == {
        "q": ["lua"], "source": ["dongson.thanhhoa.example"], "all": ["1"], "lang": ["en"],
        "since": ["05/2023"], "until": ["2023"],
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/?q=lua&year=2023&month=2023-05", "/?q=lua"])
def test_bars_are_wide_enough_for_a_finger(visit, path):
    page = visit(path, width=360)
    widths = page.locator(".tx-years a").evaluate_all("all => all.map(one => one.offsetWidth)")
    assert min(widths) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
