"""The portal of the Liferay family."""

import re
from collections.abc import Iterable
from email.utils import format_datetime

from tinxa.demo import charsets, pages
from tinxa.demo.articles import CATEGORIES, DemoArticle, read_articles
from tinxa.demo.pages import Request, Response, route
from tinxa.demo.portal import Portal
from vietnamese.writing import fold

_CONTENT = "/-/asset_publisher/tX7q/content/"
_PORTLET = "101_INSTANCE_tX7q"
_SIZE = 20
_FEED_SIZE = 30
# This article is sent in windows-1258, and only its meta element says so.
_OLD_CHARSET = 26
_ATTACHMENTS = {
    19: ("/documents/10180/48213/lich-tiem-phong-dot-1-2023.pdf", "Lịch tiêm phòng đợt 1")
}
_FILES = {path: path.rpartition("/")[2] for path, _ in _ATTACHMENTS.values()}


class Thoxuan(Portal):
    """Portal of Thọ Xuân: a feed, false minutes, soft 404s, an attachment."""

    host = "thoxuan.thanhhoa.example"
    words_in = "keywords"

    def __init__(self) -> None:
        self.articles = read_articles("thoxuan")
        self._slugs = dict(zip(self.articles, _liferay_slugs(self.articles), strict=True))
        self._by_slug = {slug: article for article, slug in self._slugs.items()}
        self._files = pages.read_files("files")
        self.templates = pages.Templates(
            "thoxuan",
            host=self.host,
            path=self.path,
            listing=listing,
            attachments=lambda article: [
                _ATTACHMENTS[n] for n in (article.number,) if n in _ATTACHMENTS
            ],
            rfc822=format_datetime,
            newest=self.articles[:7],
            most_read=pages.most_read(self.articles, count=5),
        )
        self.routes = (
            route("/", self.home),
            route("/tin-tuc", self._list),
            route(rf"{_CONTENT}(?P<slug>[^/]*)", self._article),
            route("/rss/-/asset_publisher/tX7q/rss", self._feed),
            route(r"(?P<path>/documents/.*)", self._file),
            route("/c/search", self.search),
            route("/(?P<name>gioi-thieu|lien-he|thu-tuc-hanh-chinh)", self.section),
            route("/robots.txt", self.robots),
        )

    def path(self, article: DemoArticle) -> str:
        """Return where *article* stands, from the root of the portal."""
        return _CONTENT + self._slugs[article]

    def _list(self, request: Request) -> Response:
        sections = list(CATEGORIES)
        wanted = request.query.get("p_r_p_564233524_categoryId", "")
        category = sections[int(wanted) % len(sections)] if wanted.isdecimal() else None
        chosen = [a for a in self.articles if category in {None, a.category}]
        shown = pages.page(chosen, number=request.number(f"_{_PORTLET}_cur"), size=_SIZE)
        return self.templates.html("list.html", page=shown, category=category)

    def _article(self, _: Request, slug: str) -> Response:
        article = self._by_slug.get(slug)
        if article is None:
            return self.templates.html("soft404.html")
        others = [a for a in self.articles if a is not article and a.section == article.section]
        old = article.number == _OLD_CHARSET
        text = self.templates.text(
            "article.html",
            article=article,
            related=others[:6],
            charset="windows-1258" if old else "UTF-8",
        )
        # A header without a charset: what the meta element says is all there is.
        body = charsets.encode_1258(text) if old else text.encode()
        return Response(body, content_type="text/html")

    def _feed(self, _: Request) -> Response:
        return self.templates.typed(
            "rss.xml", "text/xml; charset=UTF-8", articles=self.articles[:_FEED_SIZE]
        )

    def _file(self, _: Request, path: str) -> Response:
        return self._files.get(_FILES.get(path, "")) or self.missing()


def listing(*, number: int = 1, category: str | None = None) -> str:
    """Return the address of page *number* of the list, of one *category* or of all."""
    address = f"/tin-tuc?p_p_id={_PORTLET}&p_p_lifecycle=0&_{_PORTLET}_delta={_SIZE}"
    if category:
        address += f"&p_r_p_564233524_categoryId={list(CATEGORIES).index(category)}"
    return f"{address}&_{_PORTLET}_cur={number}"


def liferay_slug(*, slug: str, title: str) -> str:
    """Return *slug* as Liferay would have made it from *title*: đ is no letter there and falls out.

    >>> liferay_slug(slug="hoat-dong-cua-doi", title="Hoạt động của đội, dù mưa")
    'hoat-ong-cua-oi'
    """
    words = re.findall(r"\w+", title.lower())
    folded = [fold(word) for word in words]
    made: list[str] = []
    at = 0
    for part in slug.split("-"):
        if part in folded[at:]:
            at = folded.index(part, at) + 1
            made.append(fold(words[at - 1].replace("đ", "")))
        else:
            made.append(part)
    return "-".join(filter(None, made))


def _liferay_slugs(articles: Iterable[DemoArticle]) -> list[str]:
    made: list[str] = []
    for article in articles:
        slug = liferay_slug(slug=article.slug, title=article.title)
        made.append(slug if slug not in made else f"{slug}-{article.number}")
    return made
