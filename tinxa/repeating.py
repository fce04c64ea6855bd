"""`tinxa export --repeat`: an earlier export run again, and how the result differs."""

from collections.abc import Sequence
from pathlib import Path

from searcher.answer import Listed
from searcher.exporting.content import content
from searcher.exporting.earlier import earlier
from searcher.exporting.repeating import Comparison, Differences, Went
from tinxa import printing
from tinxa.exports import Exporter


def repeated(exporter: Exporter, path: Path, output: Path | None, *, as_json: bool) -> str:
    """Run the export *path* again, into *output* where one is given; return what is to be told."""
    before = earlier(path)
    selection = before.about.selection
    comparison = Comparison(before)
    about = exporter.describe(selection)
    if output is None:
        for _ in comparison.passing(content(exporter.searcher, about)):
            pass
    else:
        exporter.write(selection, output, comparison.passing)
    found = comparison.differences(exporter.searcher, now=about.exported_at)
    return printing.as_json(found) if as_json else _text(found)


def _text(found: Differences) -> str:
    lines = [
        f"{found.then}: {found.before} articles",
        f"{found.now}: {found.total} articles, {found.same} of them as they were",
        *_part("came", found.came),
        *_part("went", found.went),
        *_part("changed", found.changed),
    ]
    return "\n".join(lines)


def _part(name: str, articles: Sequence[Listed] | Sequence[Went]) -> list[str]:
    if not articles:
        return []
    return [f"{name}: {len(articles)}", *(f"  {_line(article)}" for article in articles)]


def _line(article: Listed | Went) -> str:
    lost = "no longer in the archive" if isinstance(article, Went) and not article.kept else None
    named = article.title or (None if lost else "(no title)")
    return printing.joined(article.id, article.published, named, lost)
