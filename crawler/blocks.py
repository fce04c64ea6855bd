"""From markup to paragraphs: one line for each block of text that a visitor sees."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bs4 import Tag
from bs4.element import NavigableString

from crawler.captions import could_be_caption, is_caption, is_listed
from crawler.cleaning import clean_text
from crawler.markup import BLOCKS, alignment, attribute, is_bold, is_seen

_CAPTION_CLASS = re.compile(r"caption|chu-?thich|imgdesc|image-desc|photo-desc", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_DATED = re.compile(r"\b(?:ngày|lúc|cập nhật|đăng|thứ \w+|chủ nhật|gmt)\b", re.IGNORECASE)
_MOSTLY = 0.9
# In characters; what is longer is a text that a table puts beside another one.
_LONGEST_CELL = 300
# No page that people read nests so deeply; beyond it text is taken as it comes.
_DEEPEST = 120


class Paragraph(NamedTuple):
    """A line of text.

    It may be nothing but links, and dates of what they lead to (*linked*), a picture's *caption*,
    set to the *right*, all in bold or slanted type (*strong*), a *heading* of that level (0: none),
    the first line of a list's item (*listed*). *pictured* tells whether a picture stands right
    above it; plain text does not say so (None). *block* is the line's own element, and *place* the
    elements around that, the outermost first.
    """

    text: str
    linked: bool = False
    caption: bool = False
    right: bool = False
    strong: bool = False
    heading: int = 0
    listed: bool = False
    pictured: bool | None = None
    place: tuple[int, ...] = ()
    block: int = 0

    @property
    def shown(self) -> str:
        """The text as it is to be read on its own: an item of a list begins with a dash."""
        return f"- {self.text}" if self.listed and not is_listed(self.text) else self.text


def paragraphs(
    container: Tag, *, without: Iterable[Tag] = (), captions: Iterable[Tag] = ()
) -> list[Paragraph]:
    """Return the visible paragraphs of *container*, without what stands in the tags *without*.

    What stands in the tags *captions* is a caption; so is a figcaption, an element whose class
    says so, and a short line set apart below a picture. Cells of a table's row make one line.
    """
    reader = _Reader(skipped=set(map(id, without)), captions=set(map(id, captions)))
    reader.read(container, _Style())
    reader.end_line()
    return reader.lines


class _Style(NamedTuple):
    linked: bool = False
    slanted: bool = False
    strong: bool = False
    align: str = ""
    caption: bool = False
    heading: int = 0


class _Reader:
    """Collects lines; tags are told apart by identity, for bs4 compares them by content."""

    def __init__(self, *, skipped: set[int], captions: set[int]) -> None:
        self.lines: list[Paragraph] = []
        self._skipped = skipped
        self._captions = captions
        self._pieces: list[tuple[str, _Style]] = []
        self._below_picture = False
        self._opens_item = False
        self._around: list[int] = []

    def read(self, element: Tag, style: _Style, depth: int = 0) -> None:
        if depth > _DEEPEST:
            self._pieces.append((element.get_text(" "), style))
            return
        for child in element.children:
            if isinstance(child, Tag):
                self._read_tag(child, style, depth + 1)
            elif type(child) is NavigableString:
                self._pieces.append((str(child), style))

    def end_line(self) -> None:
        text = clean_text("".join(piece for piece, _ in self._pieces))
        if text:
            self.lines.append(
                Paragraph(
                    text,
                    linked=self._is_linked(),
                    caption=self._share("caption") > 0 or self._seems_caption(text),
                    right=self._share("right") > _MOSTLY,
                    strong=max(self._share("strong"), self._share("slanted")) > _MOSTLY,
                    heading=max(style.heading for _, style in self._pieces),
                    listed=self._opens_item,
                    pictured=self._below_picture,
                    place=tuple(self._around[:-1]),
                    block=self._around[-1] if self._around else 0,
                )
            )
            self._below_picture = self._opens_item = False
        self._pieces.clear()

    def _read_tag(self, tag: Tag, style: _Style, depth: int) -> None:
        if id(tag) in self._skipped or not is_seen(tag):
            return
        if tag.name == "img":
            self._below_picture = self._below_picture or not self._share_of_all()
            return
        if tag.name == "br":
            self._break(style)
        elif tag.name == "tr":
            self._read_row(tag, style, depth)
        elif tag.name in BLOCKS:
            self.end_line()
            self._opens_item = self._opens_item or tag.name == "li"
            self._around.append(id(tag))
            self.read(tag, self._styled(tag, style), depth)
            self.end_line()
            self._around.pop()
            self._opens_item = self._opens_item and tag.name != "li"
        else:
            self.read(tag, self._styled(tag, style), depth)

    def _break(self, style: _Style) -> None:
        """End the line; but a caption goes on where its author broke it for the picture's width."""
        if style.caption:
            self._pieces.append((" ", style))
        else:
            self.end_line()

    def _read_row(self, row: Tag, style: _Style, depth: int) -> None:
        """Read the cells of a row: as one line where the table is one of facts, none of layout."""
        self.end_line()
        before, self.lines = self.lines, []
        cells: list[list[Paragraph]] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            self._read_tag(cell, style, depth + 1)
            cells.append(self.lines)
            self.lines = []
        parts = [line for cell in cells for line in cell]
        filled = [" ".join(line.text for line in cell) for cell in cells if cell]
        short = all(len(text) <= _LONGEST_CELL for text in filled)
        if len(filled) > 1 and short and _holds_facts(row) and not any(p.caption for p in parts):
            linked = all(part.linked for part in parts)
            parts = [parts[0]._replace(text=" | ".join(filled), linked=linked)]
        self.lines = before + parts

    def _styled(self, tag: Tag, style: _Style) -> _Style:
        return _Style(
            linked=style.linked or tag.name == "a",
            slanted=style.slanted or tag.name in {"em", "i"},
            strong=style.strong or is_bold(tag),
            align=alignment(tag) or style.align,
            caption=style.caption
            or tag.name == "figcaption"
            or id(tag) in self._captions
            or bool(_CAPTION_CLASS.search(attribute(tag, "class"))),
            heading=int(tag.name[1]) if _HEADING.fullmatch(tag.name) else style.heading,
        )

    def _is_linked(self) -> bool:
        """Tell whether the line is links, with no words beside them but those of a date."""
        beside = "".join(piece for piece, style in self._pieces if not style.linked)
        return self._share("linked") > 0 and not re.search(r"[^\W\d]", _DATED.sub("", beside))

    def _seems_caption(self, text: str) -> bool:
        if not self._below_picture or not could_be_caption(text) or text.endswith("."):
            return False
        set_apart = self._share("slanted") > _MOSTLY or self._share("center") > _MOSTLY
        return set_apart or is_caption(text)

    def _share(self, name: str) -> float:
        """Return which part of the present line is styled or aligned so."""
        styled = sum(
            len(piece.strip())
            for piece, style in self._pieces
            if name == style.align or getattr(style, name, False)
        )
        return styled / (self._share_of_all() or 1)

    def _share_of_all(self) -> int:
        return sum(len(piece.strip()) for piece, _ in self._pieces)


def _holds_facts(row: Tag) -> bool:
    """Tell whether the table of *row* has rows of several cells, and no table for layout in it."""
    table = row.find_parent("table")
    if table is None or table.find(["table", "img", "form", "input"]) is not None:
        return False
    rows = table.find_all("tr")
    return sum(len(each.find_all(["td", "th"], recursive=False)) > 1 for each in rows) > 1
