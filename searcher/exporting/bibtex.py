"""BibTeX: every value safe in LaTeX, every key its own and the same in each export."""

import hashlib
from collections.abc import Iterator

from archive.article import Record
from archive.slugs import slug
from searcher.exporting.citation import citation
from searcher.exporting.content import Content
from searcher.exporting.description import item, marked
from searcher.exporting.plain import flat
from searcher.exporting.wording import DEMO, told

# BibTeX counts braces, those after a backslash too, so none of the text's own may stand there.
_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip


def bibtex_lines(content: Content) -> Iterator[str]:
    """Yield the entries, what the export says of itself in comments before the first."""
    for label, value in told(content.about):
        # What stands between entries is a comment, but an @ would begin one.
        yield f"% {flat(f'{label}: {value}').replace('@', '＠')}\n"
    yield f"{marked(content.about)}\n"
    for record in content:
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(record, content))
        yield f"\n@misc{{{key(record)},\n{fields}}}\n"


def key(record: Record) -> str:
    """Return the key of an article: its source for reading, and a hash of its id."""
    article = record.article
    digest = hashlib.sha256(article.id.encode()).hexdigest()[:16]
    return f"{slug(article.source or '', longest=30) or 'tinxa'}-{digest}"


def latex(text: str) -> str:
    r"""Return *text* as LaTeX prints it.

    >>> print(latex("50% {a"))
    50\% \textbraceleft{}a
    """
    return text.translate(_LATEX)


def _fields(record: Record, content: Content) -> Iterator[tuple[str, str]]:
    """Yield the fields that are filled; an address is not LaTeX but stands there as it is."""
    cited = citation(record)
    day = cited.published or ""
    texts = {
        # Braces keep capitals, and a name in one piece.
        "title": f"{{{latex(cited.title)}}}" if cited.title else "",
        "author": " and ".join(f"{{{latex(name)}}}" for name in cited.authors),
        "howpublished": latex(cited.source),
        "year": day[:4],
        "month": day[5:7].lstrip("0"),
        "date": day,
        "url": cited.url or "",
        "urldate": cited.accessed or "",
        "langid": "vietnamese",
        "keywords": latex(", ".join(cited.keywords)),
        "abstract": latex(cited.lead),
        "note": DEMO if content.about.demo else "",
        "annote": latex(flat(record.article.body)),
        "tinxa": item(record),
    }
    yield from ((name, value) for name, value in texts.items() if value)
