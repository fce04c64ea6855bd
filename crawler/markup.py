"""What single elements of a page are: blocks, unseen ones, aligned ones."""

import re

from bs4 import Tag

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements whose text begins and ends a line."""

_UNSEEN = frozenset({
    "audio", "button", "canvas", "embed", "head", "iframe", "input", "link", "map", "math", "meta",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title",
    "video",
})  # fmt: skip
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_ALIGN_CLASS = re.compile(r"text-(left|right|center|justify)")


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as text; several values are joined by blanks, a missing one is empty."""
    value = tag.attrs.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def is_seen(tag: Tag) -> bool:
    """Tell whether a visitor sees the text in *tag*."""
    if tag.name in _UNSEEN:
        return False
    if not tag.attrs:
        return True
    return not (
        "hidden" in tag.attrs
        or "hidden" in attribute(tag, "class").split()
        or _HIDING.search(attribute(tag, "style"))
    )


def alignment(tag: Tag) -> str:
    """Return how the text of *tag* is aligned; "" where *tag* says nothing about it."""
    if tag.name == "center":
        return "center"
    if not tag.attrs:
        return ""
    said = _ALIGN.search(attribute(tag, "style")) or _ALIGN_CLASS.search(attribute(tag, "class"))
    return (said[1] if said else attribute(tag, "align")).lower()


def is_bold(tag: Tag) -> bool:
    """Tell whether *tag* sets its text in bold type."""
    if tag.name in {"b", "strong"}:
        return True
    return bool(tag.attrs) and bool(_BOLD.search(attribute(tag, "style")))
