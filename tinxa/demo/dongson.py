"""The portal of the family "Thanh Hóa /web/"."""

from tinxa.demo import pages
from tinxa.demo.articles import CATEGORIES, DemoArticle, read_articles
from tinxa.demo.pages import Request, Response, route

_NEWS = "/web/trang-chu/tin-tuc"
_HOME = "/web/trang-chu.htm"
_SIZE = 10
# Two places of the list link an article under a second address. Only rel=canonical tells that the
# one with print=1 is no article of its own.
_SECOND_ADDRESSES = {
    3: ";jsessionid=8F1C2A77E0B94D51.node2?utm_source=zalo",
    14: "?print=1&utm_source=trang-chu",
}


class Dongson:
    """Portal of Đông Sơn: no feed, no sitemap, a pause asked for between requests."""

    host = "dongson.thanhhoa.example"

    def __init__(self) -> None:
        self.articles = read_articles("dongson")
        self._by_slug = {article.slug: article for article in self.articles}
        self._templates = pages.Templates(
            "dongson",
            host=self.host,
            path=self.path,
            link=self._link,
            newest=self.articles[:8],
            most_read=pages.most_read(self.articles, count=6),
        )
        self._routes = (
            route("/", lambda _: pages.redirect(_HOME)),
            route(_HOME, self._home),
            route(rf"{_NEWS}\.htm", self._list),
            route(rf"{_NEWS}/(?P<section>[a-z-]+)\.htm", self._list),
            route(rf"{_NEWS}/(?P<slug>[a-z0-9-]+)\.html(;jsessionid=[^/]*)?", self._article),
            route("/web/tim-kiem.htm", self._search),
            route(r"/web/(?P<name>gioi-thieu|lien-he|thu-tuc-hanh-chinh)\.htm", self._section),
            route("/robots.txt", lambda _: self._templates.typed("robots.txt", "text/plain")),
        )

    def path(self, article: DemoArticle) -> str:
        """Return where *article* stands, from the root of the portal."""
        return f"{_NEWS}/{article.slug}.html"

    def answer(self, request: Request) -> Response:
        """Return what a visitor gets."""
        return pages.answer(self._routes, request) or self._missing()

    def _link(self, article: DemoArticle) -> str:
        position = self.articles.index(article)
        return self.path(article) + _SECOND_ADDRESSES.get(position, "")

    def _home(self, _: Request) -> Response:
        return self._templates.html("home.html", articles=self.articles)

    def _list(self, request: Request, section: str | None = None) -> Response:
        known = {alias: name for name, alias in CATEGORIES.items()}
        if section and section not in known:
            return self._missing()
        chosen = [a for a in self.articles if section in {None, a.section}]
        shown = pages.page(chosen, number=request.number("page"), size=_SIZE)
        base = f"{_NEWS}/{section}.htm" if section else f"{_NEWS}.htm"
        heading = known[section] if section else "Tin tức - Sự kiện"
        return self._templates.html("list.html", page=shown, base=base, heading=heading)

    def _article(self, _: Request, slug: str) -> Response:
        article = self._by_slug.get(slug)
        if article is None:
            return self._missing()
        others = [a for a in self.articles if a is not article and a.section == article.section]
        return self._templates.html("article.html", article=article, related=others[:5])

    def _search(self, request: Request) -> Response:
        words = request.query.get("tu-khoa", "")
        found = pages.matching(self.articles, words)
        return self._templates.html("search.html", words=words, articles=found)

    def _section(self, _: Request, name: str) -> Response:
        return self._templates.html("section.html", name=name)

    def _missing(self) -> Response:
        return self._templates.html("missing.html", status=404)
