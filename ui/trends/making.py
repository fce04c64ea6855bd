"""From the address of a trend to the trend, its picture, and what is to be said of both."""

from searcher.trends import Trend, trend
from searcher.trendtable import About, about
from ui.service import coverage, folder, searcher
from ui.texts import Texts
from ui.trends.chart import Picture, draw
from ui.trends.footer import footer
from ui.trends.view import TrendView
from vietnamese import clock

WIDE, NARROW = 960, 328
"""Widths of a picture: for a desk, and for a phone, where its letters are not made smaller."""


def made(asked: TrendView) -> Trend:
    """Return the trend of an address. Raises `QueryError`."""
    return trend(searcher(), asked.questions(), by=asked.by, coverage=coverage())


def told(asked: TrendView) -> About:
    """Return what makes a trend repeatable."""
    return about(searcher(), asked.questions()[0], demo=folder().is_demo)


def picture(asked: TrendView, shown: Trend, texts: Texts, *, width: int) -> Picture:
    """Return a trend as it is drawn, with a line that tells where it is from."""
    line = footer(asked.questions()[0], texts, today=clock.today(), demo=folder().is_demo)
    return draw(shown, texts, share=asked.share, width=width, footer=line)
