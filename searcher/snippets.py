"""The piece of an article that shows why it was found, its words marked in the original text."""

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.article import Article
from indexer.analysis import Part, parts
from searcher.marking import Mark, Sought, marked

WIDTH = 240
"""About how many characters a snippet shows."""
_MARK = re.compile("</?mark>")


class Snippet(NamedTuple):
    """A piece of an article as HTML; *file* names the attachment from whose text it is, if any."""

    html: str
    file: str | None = None


def snippet(article: Article, wanted: Sought) -> str:
    """Return the best piece of *article* as HTML; see `best_snippet`."""
    return best_snippet(article, wanted).html


def best_snippet(article: Article, wanted: Sought) -> Snippet:
    """Return the best piece of *article*, HTML-escaped but for its marks.

    The piece with most different words of the query wins, then one that is not the title (which is
    shown above it anyway), then the one with most of the words. The text of an attachment is
    looked at only where no piece of the article itself has every word. Without words: the
    beginning.
    """
    best: Passage | None = None
    for part in parts(article):
        if part.file and best and best.worth[:2] >= (wanted.typed, True):
            # A file may be as long as a hundred articles, and would not be shown.
            break
        passage = _densest(part, wanted)
        if passage and (best is None or passage.worth > best.worth):
            best = passage
    if best is None:
        return Snippet(html.escape(_beginning(article)))
    return Snippet(_cut(best), best.file)


def lead(article: Article, wanted: Sought, *, below: str) -> str | None:
    """Return how *article* begins, as a snippet to stand *below* another one.

    None where that one is not the title itself.
    """
    if html.unescape(_MARK.sub("", below)) != article.title:
        return None
    text = _beginning(article)
    return marked(text, [mark for mark, _ in wanted.found(text)])


class Passage(NamedTuple):
    """A stretch of a part that holds *places*, and what it is worth as a snippet."""

    worth: tuple[int, bool, int]
    text: str
    places: list[Mark]
    file: str | None = None


def _densest(part: Part, wanted: Sought) -> Passage | None:
    """Return the stretch of *part*, at most `WIDTH` long, with most different words."""
    found = list(wanted.found(part.text))
    best: Passage | None = None
    first = 0
    for last, (mark, _) in enumerate(found):
        while mark.end - found[first][0].start > WIDTH and first < last:
            first += 1
        inside = found[first : last + 1]
        worth = (len({word for _, word in inside}), part.name != "title", len(inside))
        if best is None or worth > best.worth:
            best = Passage(worth, part.text, [place for place, _ in inside])
    return best and Passage(best.worth, best.text, _also_shown(best, found), part.file)


def _also_shown(passage: Passage, found: list[tuple[Mark, str]]) -> list[Mark]:
    window = _window(passage.text, passage.places)
    return [place for place, _ in found if window.start <= place.start and place.end <= window.end]


def _window(text: str, places: Sequence[Mark]) -> Mark:
    """Return about `WIDTH` characters of *text* around *places*, cut between words."""
    spare = max(0, WIDTH - (places[-1].end - places[0].start))
    # What comes before a word tells less than what follows it.
    start = max(0, places[0].start - spare // 3)
    end = min(len(text), max(start + WIDTH, places[-1].end))
    start = max(0, min(start, end - WIDTH))
    if start > 0:
        start = text.rfind(" ", 0, start + 1) + 1
    if end < len(text):
        blank = text.find(" ", end)
        end = blank if blank != -1 else len(text)
    return Mark(start, end)


def _cut(passage: Passage) -> str:
    window = _window(passage.text, passage.places)
    inside = [Mark(m.start - window.start, m.end - window.start) for m in passage.places]
    piece = marked(passage.text[window.start : window.end], inside)
    before = "… " if window.start > 0 else ""
    after = " …" if window.end < len(passage.text) else ""
    return f"{before}{piece}{after}"


def _beginning(article: Article) -> str:
    text = article.summary or article.body.replace("\n", " ")
    if len(text) <= WIDTH:
        return text
    blank = text.rfind(" ", 0, WIDTH)
    return text[: blank if blank > 0 else WIDTH] + " …"
