"""An article as it is cited in a Vietnamese footnote."""

from datetime import datetime, timedelta, timezone

from archive.article import Article

_VIETNAM = timezone(timedelta(hours=7))


def footnote(shown: Article) -> str:
    """Return the footnote: authors, title, portal, day, address, and the day it was fetched.

    >>> footnote(Article(id="1", title="Thu ngân sách", source="dongson.example",
    ...                  published="2023-05-09", authors=("Lê Hà",)))
    'Lê Hà, “Thu ngân sách”, dongson.example, 9/5/2023.'
    """
    web = shown.url if shown.url and shown.url.startswith(("http://", "https://")) else None
    parts = (
        ", ".join(shown.authors),
        f"“{shown.title}”" if shown.title else "",
        shown.source,
        _written(shown.published) if shown.published else "không rõ ngày",
        web,
        f"truy cập ngày {fetched}" if web and (fetched := _fetched(shown.fetched_at)) else "",
    )
    return f"{', '.join(part for part in parts if part)}."


def _fetched(moment: str | None) -> str:
    """Return the day in Viet Nam of an instant in UTC; empty where it is none."""
    try:
        return _written(
            datetime.fromisoformat(moment or "").astimezone(_VIETNAM).date().isoformat()
        )
    except ValueError:
        return ""


def _written(day: str) -> str:
    return "/".join(part.lstrip("0") for part in reversed(day.split("-")))
