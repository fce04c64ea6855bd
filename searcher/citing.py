"""An article as it is cited in a Vietnamese footnote."""

from archive.article import Article


def footnote(shown: Article) -> str:
    """Return the footnote: authors, title, portal, day, address, and the day it was fetched.

    >>> footnote(Article(id="1", title="Thu ngân sách", source="dongson.example",
    ...                  published="2023-05-29", authors=("Lê Hà",)))
    'Lê Hà, “Thu ngân sách”, dongson.example, ngày 29/05/2023.'
    """
    web = shown.url if shown.url and shown.url.startswith(("http://", "https://")) else None
    parts = (
        ", ".join(shown.authors),
        f"“{shown.title}”" if shown.title else "",
        shown.source,
        f"ngày {_day(shown.published)}" if shown.published else "không rõ ngày",
        web,
        f"truy cập ngày {_day(shown.fetched_at[:10])}" if web and shown.fetched_at else "",
    )
    return f"{', '.join(part for part in parts if part)}."


def _day(moment: str) -> str:
    return "/".join(reversed(moment.split("-")))
