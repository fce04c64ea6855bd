"""What the three portals share: requests, answers, templates, lists, files."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from tinxa.demo import clock, pictures
from tinxa.demo.articles import CATEGORIES, DemoArticle
from vietnamese.tables import data_path
from vietnamese.writing import fold

_HTML = "text/html; charset=utf-8"
_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".pdf": "application/pdf"}


class Request(NamedTuple):
    """What a visitor asks for: the path, decoded, and the query's parameters."""

    path: str
    query: Mapping[str, str]

    def number(self, name: str) -> int:
        """Return the number that the parameter *name* gives; 1 where it gives none."""
        value = self.query.get(name, "")
        return int(value) if re.fullmatch(r"[1-9][0-9]{0,4}", value) else 1


class Response(NamedTuple):
    """What a portal answers; *location* is where a redirect leads."""

    body: bytes = b""
    status: int = 200
    content_type: str = _HTML
    location: str | None = None


class Route(NamedTuple):
    """A pattern of paths and what answers there; the pattern's groups are its arguments."""

    pattern: re.Pattern[str]
    view: Callable[..., Response]


class Page(NamedTuple):
    """One page of a list: its articles, its number, and the number of the last one."""

    articles: Sequence[DemoArticle]
    number: int
    last: int


def parse(target: str) -> Request:
    """Return the request that the first line of an HTTP request names as *target*."""
    parts = urlsplit(target)
    return Request(unquote(parts.path), dict(parse_qsl(parts.query)))


def route(pattern: str, view: Callable[..., Response]) -> Route:
    """Return the route of the paths that *pattern* matches wholly."""
    return Route(re.compile(pattern), view)


def answer(routes: Sequence[Route], request: Request) -> Response | None:
    """Return what the first route that matches says; None where none does."""
    for pattern, view in routes:
        if found := pattern.fullmatch(request.path):
            return view(request, **found.groupdict())
    return None


def redirect(location: str, *, status: int = 302) -> Response:
    """Return a redirect to *location*."""
    return Response(status=status, location=location)


def page(articles: Sequence[DemoArticle], *, number: int, size: int) -> Page:
    """Return page *number* of *articles*; a page past the last one is empty."""
    start = (number - 1) * size
    return Page(articles[start : start + size], number, max(1, -(-len(articles) // size)))


def most_read(articles: Sequence[DemoArticle], *, count: int) -> Sequence[DemoArticle]:
    """Return the *count* articles with the most visitors."""
    return sorted(articles, key=lambda article: -article.views)[:count]


def matching(articles: Sequence[DemoArticle], words: str) -> Sequence[DemoArticle]:
    """Return what the portal's own search finds: titles that hold *words*, accents apart."""
    wanted = fold(words.strip())
    return [article for article in articles if wanted and wanted in fold(article.title)]


class Templates:
    """The templates of one portal, with what all its pages need."""

    def __init__(self, portal: str, **shared: object) -> None:
        folder = data_path("demo") / "templates" / portal
        self._environment = Environment(
            loader=FileSystemLoader(folder, encoding="utf-8"),
            autoescape=select_autoescape(["html", "xml"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {
            "categories": CATEGORIES,
            "now": clock.now,
            "weekday": clock.weekday,
            "liferay_time": clock.liferay_time,
            "picture": pictures.picture,
            "illustrations": pictures.illustrations,
            **shared,
        }

    def text(self, name: str, /, **values: Any) -> str:
        """Return the template *name* filled in."""
        return self._environment.get_template(name).render(**values)

    def html(self, name: str, /, *, status: int = 200, **values: Any) -> Response:
        """Return the page that the template *name* makes."""
        return Response(self.text(name, **values).encode(), status)

    def typed(self, name: str, content_type: str, /, **values: Any) -> Response:
        """Return the file that the template *name* makes, sent as *content_type*."""
        return Response(self.text(name, **values).encode(), content_type=content_type)


def read_files(folder: str) -> dict[str, Response]:
    """Return the answers for the files in data/demo/*folder*, by their path below it."""
    root = data_path("demo") / folder
    paths = [path for path in sorted(root.rglob("*")) if path.suffix in _TYPES]
    return {
        path.relative_to(root).as_posix(): Response(
            path.read_bytes(), content_type=_TYPES[path.suffix]
        )
        for path in paths
    }
