"""Where on a page the title stands, judged by its neighbours, its shape and its repetition."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from crawler.captions import is_listed, shows_picture
from crawler.cleaning import bare
from crawler.furniture import is_menu_entry
from crawler.parts import Part

# How an article begins, and a headline hardly ever does.
_OPENING = re.compile(
    r"(?:sáng|trưa|chiều|tối|đêm|ngày|mới đây|vừa qua|trong các ngày|thực hiện|nhằm"
    r"|căn cứ|vào|kính)\b.*"
    r"[.,:]|\(.{2,40}\)\s*[-–]",
    re.IGNORECASE,
)
# How a document opens that was pasted into a page, above and below its name.
_DOCUMENT = re.compile(
    r"số\s*:?\s*\d.*|.{2,40},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\W*"
    r"|cộng ho[àa]à? xã hội chủ nghĩa việt nam|độc lập\s*[-–].*hạnh phúc",
    re.IGNORECASE,
)

# How likely a line of so many words is a title.
_BY_LENGTH = (
    (2, -2.0),
    (3, -1.0),
    (5, 1.5),
    (20, 3.0),
    (26, 2.0),
    (34, 1.0),
    (42, 0.0),
    (999, -1.0),
)
# How much more a heading is one, by its level.
_BY_LEVEL = (0.0, 3.0, 2.0, 1.0, 0.5, 0.5, 0.5)
# What stands in the midst of a text and is none of it.
_BLOCK = ("link", "end", "widget")
_SHORT_NAME = 3
_LONGEST_TITLE = 50
_LONGEST_SENTENCE = 20
_LEAST_SCORE = 2.0
# Fewer letters than this in sentences are what a menu may have.
_LEAST_PROSE = 120


class Spelt(NamedTuple):
    """What may spell a title: the last step of the page's address, the words of its own title."""

    slug: str
    name: str


def find_head(parts: Sequence[Part], *, slug: str = "", name: str = "") -> tuple[int | None, int]:
    """Return where the title stands (None: nowhere) and where the text's first paragraph does.

    *slug* is the last step of the page's address and *name* its own title; both often spell the
    article's.
    """
    spelt = Spelt(slug, bare(name))
    first = _densest(parts)
    if first is None:
        return _head_of_list(parts, spelt)
    title = _find_title(parts, first, spelt)
    if title is None and _opens_with_title(parts, first):
        following = (i for i in range(first + 1, len(parts)) if parts[i].is_prose)
        return first, next(following, first + 1)
    return title, first


def _densest(parts: Sequence[Part]) -> int | None:
    """Return where the densest run of prose begins; None for a page without any."""
    best, best_start, total, start = 0.0, None, 0.0, 0
    for index, part in enumerate(parts):
        if total <= 0:
            total, start = 0.0, index
        total += _weight(part)
        if total > best:
            best, best_start = total, start
    if best_start is None:
        return None
    paragraphs = (i for i in range(best_start, len(parts)) if parts[i].is_paragraph)
    first = next(paragraphs, best_start if best > _LEAST_PROSE else None)
    return None if first is None else _before_links(parts, first)


def _before_links(parts: Sequence[Part], first: int) -> int:
    """Return where the prose begins that a block of links parts from the one at *first*."""
    block = first
    while block > 0 and (parts[block - 1].kind in _BLOCK or parts[block - 1].line.caption):
        block -= 1
    if not any(part.kind == "link" for part in parts[block:first]):
        return first
    before = block
    while before > 0 and parts[before - 1].is_prose:
        before -= 1
    return first if before == block else _before_links(parts, before)


def _head_of_list(parts: Sequence[Part], spelt: Spelt) -> tuple[int | None, int]:
    """Find title and text of a page without sentences: a list, a table, a poem."""
    texts = [i for i, part in enumerate(parts) if part.kind == "text"]
    ends = [i for i, part in enumerate(parts) if part.kind == "end" and texts and i > texts[0]]
    texts = [i for i in texts if not ends or i < ends[0]]
    candidates = [i for i, part in enumerate(parts) if _can_be_title(part, spelt)]
    candidates = [i for i in candidates if not ends or i < ends[0]]
    if parts and parts[0].kind == "menu" and _dated(parts, 0, 1, 1):
        title = 0
    elif candidates:
        ranked = [(_score(parts, i, i + 1, spelt) - order, i) for order, i in enumerate(candidates)]
        title = max(ranked)[1]
    else:
        return None, texts[0] if texts else len(parts)
    return title, next((i for i in texts if i > title), len(parts))


def _opens_with_title(parts: Sequence[Part], first: int) -> bool:
    """Tell whether the part *first*, a sentence by its shape, is the title all the same."""
    text, following = parts[first].text, parts[first + 1 : first + 2]
    if _OPENING.match(text) or not any(part.text.count(" ") > 9 for part in parts[first + 1 :]):
        return False
    # So long a title is one only if what follows begins as articles do.
    begins = any(part.date or _OPENING.match(part.text) for part in following)
    return text.count(" ") < (_LONGEST_TITLE if begins else _LONGEST_SENTENCE)


def _find_title(parts: Sequence[Part], before: int, spelt: Spelt) -> int | None:
    texts = [i for i in range(before) if _can_be_title(parts[i], spelt)]
    scored = [(_score(parts, index, before, spelt), -index) for index in texts]
    score, index = max(scored, default=(0.0, 0))
    if score > _LEAST_SCORE:
        return _first_of_its_kind(parts, -index)
    # What menus offer may be a headline too: "Lịch tiếp công dân", with a date below it.
    entries = [i for i in range(before) if is_menu_entry(parts[i].text)]
    dated = (i for i in entries if _dated(parts, i, 1, before) and " " in parts[i].text)
    return next((i for i in dated if not parts[i].bare.startswith("tin ")), None)


def _first_of_its_kind(parts: Sequence[Part], title: int) -> int:
    """Return where the *title* stands first, if nothing but dates and buttons follows it there."""
    first = title
    while first > 0 and (parts[first - 1].kind in ("date", "widget", "byline")):
        first -= 1
    return first - 1 if first > 0 and parts[first - 1].bare == parts[title].bare else title


def _weight(part: Part) -> float:
    if part.is_prose or part.is_paragraph:
        return min(len(part.text), 500)
    return {"text": -18, "date": -30, "byline": -20, "widget": -10, "end": -100}.get(part.kind, -80)


def _can_be_title(part: Part, spelt: Spelt) -> bool:
    words = part.text.count(" ") + 1
    # What sounds as a site's name may be what an article is about, if it is short.
    named = part.kind == "site" and part.bare == spelt.name and words <= _SHORT_NAME
    return (
        (part.kind == "text" or named)
        and words <= 60
        and not is_listed(part.text)
        and not _DOCUMENT.fullmatch(part.text)
        and any(letter.isalpha() for letter in part.text)
    )


def _score(parts: Sequence[Part], index: int, before: int, spelt: Spelt) -> float:
    part = parts[index]
    score = _shape(part.text) + _likeness(part, spelt) + _BY_LEVEL[part.line.heading]
    menus = sum(p.kind in ("menu", "link", "site") for p in parts[index + 1 : before])
    score -= 4 * (menus > 1)
    between = [p for p in parts[index + 1 : before] if p.kind in ("text", "menu", "link", "site")]
    score += 4 / (1 + len(between))
    first = not any(p.kind in ("text", "menu", "link", "site", "end") for p in parts[:index])
    dated = _dated(parts, index, 1, before)
    score += 1.5 * first + 3 * dated + 2 * (first and dated)
    if not dated and _dated(parts, index, -1, before):
        score += 2
    # Title, lead, date.
    if parts[index + 1 : index + 2] and parts[index + 1].is_prose:
        score += 1.5 * _dated(parts, index + 1, 1, before)
    others = [p.bare for i, p in enumerate(parts) if i != index]
    repeated = part.bare in others or any(o.startswith(part.bare + " ") for o in others[:3])
    # A lead is repeated too, but it is a sentence.
    if repeated and not part.is_prose:
        score += 2
    return score


def _shape(text: str) -> float:
    words = text.count(" ") + 1
    score = next(score for most, score in _BY_LENGTH if words <= most)
    if text.endswith((".", ";", ":", ",")):
        score -= 2.5 if words < 10 else 4
    if text.endswith("!"):
        score -= 2
    if _OPENING.match(text):
        score -= 3
    if shows_picture(text):
        score -= 8
    return score


def _likeness(part: Part, spelt: Spelt) -> float:
    """Return what it says for *part* that the page's address or its own title spell it."""
    # The site's name may follow there.
    named = 5 * (part.text.count(" ") > 0 and f"{spelt.name} ".startswith(f"{part.bare} "))
    given = set(re.findall(r"[a-z]+", bare(spelt.slug)))
    own = set(part.bare.split())
    if len(given) < 4 or not own:
        return named
    shared = len(given & own) / len(given | own)
    return named + (4 * shared if shared > 0.5 else 0)


def _dated(parts: Sequence[Part], index: int, step: int, before: int) -> bool:
    """Tell whether the next part in the direction of *step*, buttons apart, is an article's date.

    A menu between it and the text gives the clock in the page's head away, and another text the
    dates of a list of articles.
    """
    index += step
    while 0 <= index < len(parts) and parts[index].kind == "widget":
        index += step
    if not (0 <= index < len(parts) and parts[index].date):
        return False
    kinds = {part.kind for part in parts[index:before]}
    if kinds & {"menu", "link", "site", "end"}:
        return False
    if not lists_dates(parts[:before]):
        return True
    return step > 0 and "text" not in kinds


def lists_dates(parts: Sequence[Part], *, more_than: int = 1) -> bool:
    """Tell whether *parts* hold *more_than* days without a label, as lists of articles do."""
    dates = [part.date for part in parts if part.date]
    days = {date.read.date for date in dates if date.label == "plain" and not date.named}
    return len(days) > more_than
