"""The portal of the family "Thanh Hóa /web/"."""

from tinxa.demo import pages
from tinxa.demo.articles import CATEGORIES, DemoArticle, read_articles
from tinxa.demo.pages import Request, Response, route
from tinxa.demo.portal import Portal

_NEWS = "/web/trang-chu/tin-tuc"
_HOME = "/web/trang-chu.htm"
_SIZE = 10
# Two places of the list link an article under a second address. Only rel=canonical tells that the
# one with print=1 is no article of its own.
_SECOND_ADDRESSES = {
    3: ";jsessionid=8F1C2A77E0B94D51.node2?utm_source=zalo",
    14: "?print=1&utm_source=trang-chu",
}


class Dongson(Portal):
    """Portal of Đông Sơn: no feed, no sitemap, a pause asked for between requests."""

    host = "dongson.thanhhoa.example"
    words_in = "tu-khoa"

    def __init__(self) -> None:
        self.articles = read_articles("dongson")
        self._by_slug = {article.slug: article for article in self.articles}
        self.templates = pages.Templates(
            "dongson",
            host=self.host,
            path=self.path,
            link=self._link,
            newest=self.articles[:8],
            most_read=pages.most_read(self.articles, count=6),
        )
        self.routes = (
            route("/", lambda _: pages.redirect(_HOME)),
            route(_HOME, self.home),
            route(rf"{_NEWS}\.htm", self._list),
            route(rf"{_NEWS}/(?P<section>[a-z-]+)\.htm", self._list),
            route(rf"{_NEWS}/(?P<slug>[a-z0-9-]+)\.html(;jsessionid=[^/]*)?", self._article),
            route("/web/tim-kiem.htm", self.search),
            route(r"/web/(?P<name>gioi-thieu|lien-he|thu-tuc-hanh-chinh)\.htm", self.section),
            route("/robots.txt", self.robots),
        )

    def path(self, article: DemoArticle) -> str:
        """Return where *article* stands, from the root of the portal."""
        return f"{_NEWS}/{article.slug}.html"

    def _link(self, article: DemoArticle) -> str:
        position = self.articles.index(article)
        return self.path(article) + _SECOND_ADDRESSES.get(position, "")

    def _list(self, request: Request, section: str | None = None) -> Response:
        known = {alias: name for name, alias in CATEGORIES.items()}
        if section and section not in known:
            return self.missing()
        chosen = [a for a in self.articles if section in {None, a.section}]
        shown = pages.page(chosen, number=request.number("page"), size=_SIZE)
        base = f"{_NEWS}/{section}.htm" if section else f"{_NEWS}.htm"
        heading = known[section] if section else "Tin tức - Sự kiện"
        return self.templates.html("list.html", page=shown, base=base, heading=heading)

    def _article(self, _: Request, slug: str) -> Response:
        article = self._by_slug.get(slug)
        if article is None:
            return self.missing()
        others = [a for a in self.articles if a is not article and a.section == article.section]
        return self.templates.html("article.html", article=article, related=others[:5])
