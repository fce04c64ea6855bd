"""The portal of the NukeViet family."""

from tinxa.demo import charsets, pages
from tinxa.demo.articles import CATEGORIES, DemoArticle, read_articles
from tinxa.demo.pages import Request, Response, route
from tinxa.demo.portal import Portal

_NEWS = "/vi/news/"
_SIZE = 10
_LEAF = r"[a-z0-9-]+-(?P<identity>[0-9]+)\.html"
# This article is linked under an address from before the categories were renamed.
_MOVED = 21
# This one was pasted from a machine that takes accented letters apart.
_DECOMPOSED = 24
_OFFICES = (
    "Văn phòng",
    "Phòng ",
    "Ban ",
    "Trung tâm",
    "Công an",
    "Hội ",
    "UBND",
    "Hạt ",
    "Chi cục",
)


class Hoanghoa(Portal):
    """Portal of Hoằng Hóa: a sitemap, two kinds of second copies, a malformed date."""

    host = "hoanghoa.thanhhoa.example"
    words_in = "q"

    def __init__(self) -> None:
        self.articles = read_articles("hoanghoa")
        self._by_identity = {self._identity(article): article for article in self.articles}
        self.templates = pages.Templates(
            "hoanghoa",
            host=self.host,
            path=self.path,
            link=self._link,
            copy=self._copy,
            credit=credit,
            newest=self.articles[:6],
            most_read=pages.most_read(self.articles, count=6),
        )
        self.routes = (
            route("/", lambda _: pages.redirect("/vi/")),
            route("/vi/", self.home),
            route(rf"{_NEWS}(page-(?P<number>[1-9][0-9]?)/)?", self._list),
            route(
                rf"{_NEWS}(?P<section>[a-z-]+)/(page-(?P<number>[1-9][0-9]?)/)?",
                self._list,
            ),
            route(rf"{_NEWS}(?P<kind>print|savefile)/[a-z-]+/{_LEAF}", self._second_copy),
            route(rf"{_NEWS}[a-z-]+/{_LEAF}", self._article),
            route("/vi/seek/", self.search),
            route("/vi/(?P<name>about|contact|laws)/", self.section),
            route("/(?P<name>sitemap|sitemap-news).xml", self._sitemap),
            route("/robots.txt", self.robots),
        )

    def path(self, article: DemoArticle) -> str:
        """Return where *article* stands, from the root of the portal."""
        return f"{_NEWS}{article.section}/{article.slug}-{self._identity(article)}.html"

    def _identity(self, article: DemoArticle) -> int:
        return 1040 + 13 * article.number

    def _link(self, article: DemoArticle) -> str:
        if article.number != _MOVED:
            return self.path(article)
        return f"{_NEWS}tin-tuc-su-kien/{article.slug}-{self._identity(article)}.html"

    def _copy(self, article: DemoArticle, kind: str) -> str:
        return self.path(article).replace(_NEWS, f"{_NEWS}{kind}/", 1)

    def _list(self, _: Request, section: str | None = None, number: str | None = None) -> Response:
        known = {alias: name for name, alias in CATEGORIES.items()}
        chosen = [a for a in self.articles if section in {None, a.section}]
        shown = pages.page(chosen, number=int(number or 1), size=_SIZE)
        if not shown.articles:
            return self.missing()
        base = f"{_NEWS}{section}/" if section else _NEWS
        heading = known[section] if section else "Tin tức"
        return self.templates.html("list.html", page=shown, base=base, heading=heading)

    def _article(self, request: Request, identity: str) -> Response:
        article = self._by_identity.get(int(identity))
        if article is None:
            return self.missing()
        if request.path != self.path(article):
            return pages.redirect(self.path(article), status=301)
        at = self.articles.index(article)
        text = self.templates.text(
            "article.html",
            article=article,
            newer=self.articles[max(0, at - 4) : at],
            older=self.articles[at + 1 : at + 6],
        )
        if article.number == _DECOMPOSED:
            text = charsets.decompose(text)
        return Response(text.encode())

    def _second_copy(self, _: Request, kind: str, identity: str) -> Response:
        article = self._by_identity.get(int(identity))
        if article is None:
            return self.missing()
        return self.templates.html("copy.html", article=article, kind=kind)

    def _sitemap(self, _: Request, name: str) -> Response:
        return self.templates.typed(
            f"{name}.xml", "text/xml; charset=utf-8", articles=self.articles
        )


def credit(article: DemoArticle) -> tuple[str, str] | None:
    """Return the label and the names below an article; None where it has no author.

    NukeViet has two fields, the author and the source; offices stand in the second.
    """
    if not article.authors:
        return None
    label = "Nguồn tin" if article.authors[0].startswith(_OFFICES) else "Tác giả"
    return label, ", ".join(article.authors)
