"""The three portals of the demo, by host."""

from typing import Protocol

from tinxa.demo.articles import DemoArticle
from tinxa.demo.dongson import Dongson
from tinxa.demo.hoanghoa import Hoanghoa
from tinxa.demo.pages import Request, Response
from tinxa.demo.thoxuan import Thoxuan


class Portal(Protocol):
    """A portal: its articles, their addresses, and its answers."""

    host: str
    articles: tuple[DemoArticle, ...]

    def path(self, article: DemoArticle) -> str:
        """Return where *article* stands, from the root of the portal."""

    def answer(self, request: Request) -> Response:
        """Return what a visitor gets; an unknown path too has its answer."""


def portals() -> tuple[Portal, ...]:
    """Return the portals, their articles read anew."""
    return (Dongson(), Hoanghoa(), Thoxuan())
