"""What the three portals have in common: a home page, a search, some pages, and what is missing."""

from abc import ABC, abstractmethod
from typing import ClassVar

from tinxa.demo import pages
from tinxa.demo.articles import DemoArticle
from tinxa.demo.pages import Request, Response, Route, Templates


class Portal(ABC):
    """A portal of the demo; a subclass sets `articles`, `templates` and `routes`."""

    host: ClassVar[str]
    words_in: ClassVar[str]
    """The parameter of an address that holds the words of a search."""
    articles: tuple[DemoArticle, ...]
    templates: Templates
    routes: tuple[Route, ...]

    @abstractmethod
    def path(self, article: DemoArticle) -> str:
        """Return where *article* stands, from the root of the portal."""

    def answer(self, request: Request) -> Response:
        """Return what a visitor gets."""
        return pages.answer(self.routes, request) or self.missing()

    def home(self, _: Request) -> Response:
        """Return the first page."""
        return self.templates.html("home.html", articles=self.articles)

    def robots(self, _: Request) -> Response:
        """Return robots.txt."""
        return self.templates.typed("robots.txt", "text/plain")

    def search(self, request: Request) -> Response:
        """Return what the portal's own search finds."""
        words = request.query.get(self.words_in, "")
        found = pages.matching(self.articles, words)
        return self.templates.html("search.html", words=words, articles=found)

    def section(self, _: Request, name: str) -> Response:
        """Return a page that is no article."""
        return self.templates.html("section.html", name=name)

    def missing(self) -> Response:
        """Return the page of an address at which nothing stands."""
        return self.templates.html("missing.html", status=404)
