"""Pages of a PDF as pictures, and what is written on them."""

import time

import pypdfium2

from crawler.filetext.judging import shares_of
from crawler.filetext.ocr import RESOLUTION, recognise

_POINTS = 72
# A0 at the resolution of reading; a page may claim to be a kilometre wide.
_MOST_PIXELS = 6_700 * 9_400
_DOUBTFUL = 1.2
_LEAST_SECONDS = 2.0
_INK = 160
_BLANK = 0.0005


class Scans:
    """Reads pages of one PDF until the moment *deadline* (monotonic seconds)."""

    def __init__(self, body: bytes, *, deadline: float) -> None:
        self._document = pypdfium2.PdfDocument(body)
        self._deadline = deadline

    def read(self, number: int) -> str:
        """Return what is written on page *number*, from 0; empty where nothing can be read."""
        image = self._image(number)
        if image is None:
            return ""
        text = self._recognised(image)
        if shares_of(text).score >= _DOUBTFUL:
            return text
        return max(text, self._recognised(image, turned=True), key=lambda t: shares_of(t).score)

    def _recognised(self, image: bytes, *, turned: bool = False) -> str:
        left = self._deadline - time.monotonic()
        return recognise(image, seconds=left, turned=turned) if left > _LEAST_SECONDS else ""

    def _image(self, number: int) -> bytes | None:
        """Return a page as a PGM file in grey; None where nothing is on it."""
        page = self._document[number]
        width, height = page.get_size()
        scale = RESOLUTION / _POINTS
        pixels = max(1.0, width * height * scale**2)
        bitmap = page.render(scale=scale * min(1.0, (_MOST_PIXELS / pixels) ** 0.5), grayscale=True)
        grey = bitmap.to_numpy()
        if (grey < _INK).mean() < _BLANK:
            return None
        rows, columns = grey.shape[:2]
        return b"P5 %d %d 255\n" % (columns, rows) + bytes(grey.data)
