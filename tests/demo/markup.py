"""Where each field stands on the pages of the demo's portals, as CSS selectors."""

import unicodedata

from tinxa.demo.portals import portals

PORTALS = {portal.host.partition(".")[0]: portal for portal in portals()}
TITLE = {
    "dongson": "div.news-detail h1.news-title",
    "hoanghoa": "h1.title[itemprop=headline]",
    "thoxuan": "h1.title",
}
DATE = {
    "dongson": "div.news-detail div.news-date",
    "hoanghoa": "span.h5",
    "thoxuan": "div.journal-meta span.time",
}
SAPO = {
    "dongson": "div.news-detail p.news-sapo strong",
    "hoanghoa": "div.hometext[itemprop=description]",
    "thoxuan": "div.journal-content-article div.sapo strong",
}
BODY = {
    "dongson": "div.news-content > p:not(.caption, .author, .image)",
    "hoanghoa": "div#news-bodyhtml > p",
    "thoxuan": "div.asset-full-content > p:not(.caption, .image, [style*='text-align:right'])",
}
CAPTION = {
    "dongson": "div.news-content p.caption em",
    "hoanghoa": "div#news-bodyhtml figure.image figcaption",
    "thoxuan": "div.asset-full-content p.caption em",
}
AUTHOR = {
    "dongson": "div.news-content p.author strong",
    "hoanghoa": "p.author",
    "thoxuan": "div.asset-full-content > p[style*='text-align:right'] strong",
}
CATEGORY = {
    "dongson": "ul.breadcrumb li.active a",
    "hoanghoa": "ol.breadcrumb li:last-child a span[itemprop=title]",
    "thoxuan": "span.taglib-asset-categories-summary a.asset-category",
}
LISTED = {
    "dongson": "div.news-list div.news-item h3 a",
    "hoanghoa": "div.news_column div.panel-body h3 a",
    "thoxuan": "div.asset-abstract h3.asset-title a",
}
PAGER = {
    "dongson": "ul.pagination li.next a",
    "hoanghoa": "ul.pagination li.next a",
    "thoxuan": "ul.lfr-pagination-buttons li.next a",
}
START = {
    "dongson": "/web/trang-chu/tin-tuc.htm",
    "hoanghoa": "/vi/news/",
    "thoxuan": "/tin-tuc",
}


def plain(text):
    return unicodedata.normalize("NFC", text)


def texts(page, selector):
    return [plain(element.get_text()) for element in page.select(selector)]


def number(name, wanted):
    return next(article for article in PORTALS[name].articles if article.number == wanted)
