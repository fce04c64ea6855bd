"""How well files are read: `python -m benchmarks.quality.attachments [--articles N] [--font FILE]`.

Press articles are printed as PDF (A4, letters of 12 points, a running header, page numbers) and
read as the crawler does, each in a process of its own: with their text layer; as scans at 150, 200
and 300 dots an inch, turned by up to one degree and with noise; with a font that does not say which
letters it shows; with one that lacks the letters of Vietnamese. Told are how many files were taken
for what they are where there is no tesseract; the words read right with it (in their order, of
those that are there or were read, whichever are more); and seconds for each page.

It needs a font with Vietnamese letters (DejaVu Serif where Debian puts it) and tesseract.
"""

import argparse
import html
import io
import os
import random
import re
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdf
import pypdfium2
from PIL import Image
from pypdf.generic import DictionaryObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from benchmarks.quality.news import texts
from crawler.filetext.ocr import CURE, has_ocr
from crawler.filetext.reader import Reader
from crawler.filetext.results import GARBLED, SCAN, Reading

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
SEED = 1
NOISE = 12.0
TURNED = 1.0
HEADER = "ỦY BAN NHÂN DÂN HUYỆN"
_ABOVE_LATIN_1 = re.compile("[\u0100-\u1eff]")

Make = Callable[[str], bytes]


class Kind(NamedTuple):
    """A way to spoil a file, what it should be taken for, and how its text should be got then."""

    name: str
    make: Make
    taken: str
    source: str


def main() -> None:
    """Print a line for each kind of file."""
    options = _options()
    pdfmetrics.registerFont(TTFont("F", options.font))
    if not has_ocr():
        raise SystemExit(f"no tesseract with Vietnamese: {CURE}")
    articles = list(islice(texts(held_out=True), options.articles))
    for kind in _kinds(random.Random(SEED)):  # noqa: S311
        print(_measured(kind, articles), flush=True)


def _kinds(chance: random.Random) -> Iterator[Kind]:
    yield Kind("text layer", printed, "text", "text")
    for dots in (150, 200, 300):

        def scan(text: str, dots: int = dots) -> bytes:
            return scanned(printed(text), dots, chance)

        yield Kind(f"scan at {dots}", scan, SCAN, "ocr")
    yield Kind("letters unnamed", lambda text: nameless(printed(text)), GARBLED, "ocr")
    yield Kind("letters missing", lambda text: printed(lacking(text)), GARBLED, "unreadable")


def _measured(kind: Kind, articles: list[str]) -> str:
    reader, shares, taken, got, pages, seconds = Reader(), [], 0, 0, 0, 0.0
    for text in articles:
        body = kind.make(text)
        with pypdfium2.PdfDocument(body) as document:
            pages += len(document)
        blind = _read_blind(reader, body)
        taken += (blind.reason or blind.source) == kind.taken
        began = time.perf_counter()
        reading = reader.read(body, name="a.pdf")
        seconds += time.perf_counter() - began
        got += reading.source == kind.source
        shares.append(accuracy(f"{HEADER}\n{text}", reading.text or ""))
    return (
        f"{kind.name}: {len(articles)} files, {pages} pages; {taken} taken for {kind.taken};"
        f" with OCR {got} {kind.source}, words right {np.mean(shares):.2%}, in the worst file"
        f" {min(shares):.2%}; {seconds / pages:.2f} s a page"
    )


def _read_blind(reader: Reader, body: bytes) -> Reading:
    """Read *body* where no program can be found."""
    path, os.environ["PATH"] = os.environ["PATH"], ""
    try:
        return reader.read(body, name="a.pdf")
    finally:
        os.environ["PATH"] = path


def accuracy(expected: str, read: str) -> float:
    """Return which share of words is right, in their order, of the longer of the two texts."""
    words, got = expected.split(), read.split()
    matcher = SequenceMatcher(None, words, got, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same / max(1, len(words), len(got))


def printed(text: str) -> bytes:
    """Return *text* as a PDF with a running header and page numbers."""
    made = io.BytesIO()
    style = ParagraphStyle("p", fontName="F", fontSize=12, leading=16, alignment=4, spaceAfter=4)
    lines = [Paragraph(html.escape(line), style) for line in text.split("\n") if line.strip()]

    def frame(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("F", 9)
        canvas.drawString(72, A4[1] - 40, HEADER)
        canvas.drawCentredString(A4[0] / 2, 30, f"Trang {document.page}")

    SimpleDocTemplate(made, pagesize=A4).build(lines, onFirstPage=frame, onLaterPages=frame)
    return made.getvalue()


def scanned(pdf: bytes, dots: int, chance: random.Random) -> bytes:
    """Return the pages of *pdf* as pictures at *dots* an inch, turned a little and with noise."""
    noise = np.random.default_rng(chance.randrange(2**32))
    images = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            image = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
            turned = image.rotate(chance.uniform(-TURNED, TURNED), Image.BICUBIC, fillcolor=250)
            grey = np.asarray(turned, float)
            spoilt = np.clip(grey + noise.normal(0, NOISE, grey.shape), 0, 255)
            images.append(Image.fromarray(spoilt.astype(np.uint8)))
    made = io.BytesIO()
    images[0].save(made, "PDF", save_all=True, append_images=images[1:], resolution=dots)
    return made.getvalue()


def nameless(pdf: bytes) -> bytes:
    """Return *pdf* without what says which letters its glyphs are."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    for each in writer._objects:  # noqa: SLF001 - there is no other way to all of them
        if isinstance(each, DictionaryObject):
            each.pop("/ToUnicode", None)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def lacking(text: str) -> str:
    """Return *text* as a font shows it that has the letters of Latin-1 alone."""
    return _ABOVE_LATIN_1.sub(" ", text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--font", type=Path, default=FONT)
    return parser.parse_args()


if __name__ == "__main__":
    main()
