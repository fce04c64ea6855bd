"""The words of an article as numbers that never change: nothing but a word decides its hash."""

import hashlib
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from archive.article import Article
from indexer.analysis import VERSION as ANALYSIS
from indexer.analysis import surfaces
from vietnamese.words import parts

VERSION = f"1.{ANALYSIS}"
"""Changes whenever the same article gives other hashes."""

Hashes = npt.NDArray[np.uint64]

_MOST_CHUNKS = 200_000
_DIGIT = np.uint64(1)
# Of ASCII only letters and digits stand in words; that much is told faster here than there.
_BLANKED = bytes(code if code >= 128 or chr(code).isalnum() else 32 for code in range(256))


def word_hashes(article: Article) -> Hashes:
    """Return a hash for each word of title, summary and body, in order; of 64 bits.

    Case, accents and their spelling, punctuation, zeros before a number and words written together
    make no difference. The summary counts where the body does not begin with it.
    """
    parted = article.summary and not article.body.startswith(article.summary)
    text = f"{article.title or ''}\n{article.summary if parted else ''}\n{article.body}"
    chunks = text.encode(errors="replace").translate(_BLANKED).split()
    return np.frombuffer(b"".join(map(_chunks.__getitem__, chunks)), "<u8")


def are_numbers(hashes: Hashes) -> "npt.NDArray[np.bool_]":
    """Return which words hold a digit: the lowest bit of their hashes says so."""
    return (hashes & _DIGIT).astype(np.bool_)


class _Chunks(dict[bytes, bytes]):
    """What stands between blanks -> the hashes of its words; kept, for most come again."""

    def __missing__(self, chunk: bytes) -> bytes:
        if len(self) >= _MOST_CHUNKS:
            self.clear()
        written = surfaces(chunk.decode())
        words = (form.folded for surface in written for form, _ in parts(surface))
        found = self[chunk] = b"".join(map(_hash, words))
        return found


_chunks = _Chunks()


@lru_cache(maxsize=_MOST_CHUNKS)
def _hash(word: str) -> bytes:
    number = not word.isalpha() and any(letter.isdigit() for letter in word)
    known = (word.lstrip("0") or "0") if number else word
    digest = hashlib.blake2b(known.encode(), digest_size=8).digest()
    return bytes([digest[0] & 0xFE | number]) + digest[1:]
