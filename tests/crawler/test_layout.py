"""Pages as a visitor reads them, each with what must come out, one test for each field.

A file of visitor_pages holds the expectations in TOML, then `+++`, then the page's text. `first`
and `last` are how the body begins and ends, `absent` what must not be in it, `count` the number of
its paragraphs. A field left out must come out empty, but for `category`, `summary` and `captions`.
"""

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

import pytest

from crawler.layout import Layout, read_layout

PAGES = Path(__file__).parent / "visitor_pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))
TODAY = dt.date(2026, 11, 24)


@cache
def page(name: str) -> tuple[dict, Layout]:
    header, _, text = (PAGES / f"{name}.txt").read_text(encoding="utf-8").partition("+++\n")
    return tomllib.loads(header), read_layout(text.splitlines(), today=TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_title(name):
    expected, layout = page(name)
    assert layout.title == expected.get("title")


@pytest.mark.parametrize("name", NAMES)
def test_date(name):
    expected, layout = page(name)
    found = layout.published.isoformat() if layout.published else None
    assert found == expected.get("published")
    assert (layout.date_source == "guess") == expected.get("guess", False)
    if "time" in expected:
        assert layout.time is not None
        assert layout.time.isoformat("minutes") == expected["time"]


@pytest.mark.parametrize("name", NAMES)
def test_body(name):
    expected, layout = page(name)
    body = "\n".join(layout.body)
    assert body.startswith(expected["first"])
    assert body.endswith(expected["last"])
    assert [text for text in expected.get("absent", []) if text in body] == []
    assert len(layout.body) == expected.get("count", len(layout.body))


@pytest.mark.parametrize("name", NAMES)
def test_authors(name):
    expected, layout = page(name)
    assert list(layout.authors) == expected.get("authors", [])


@pytest.mark.parametrize("name", [name for name in NAMES if "captions" in page(name)[0]])
def test_captions(name):
    expected, layout = page(name)
    assert list(layout.captions) == expected["captions"]


@pytest.mark.parametrize("name", NAMES)
def test_category_and_summary_are_never_invented(name):
    expected, layout = page(name)
    assert layout.category == expected.get("category")
    assert layout.summary == expected.get("summary")
