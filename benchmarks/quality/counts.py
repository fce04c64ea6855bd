"""Count the syllables of the press into data/language: `python -m benchmarks.quality.counts`.

What the tables hold are counts of single words: no text can be had back from them.
"""

import re
import unicodedata
from collections import Counter

from benchmarks.quality.news import texts
from vietnamese.spelling import well_formed
from vietnamese.tables import data_path
from vietnamese.words import written_words
from vietnamese.writing import accented

LEAST = 2
"""A syllable met once may be a slip of the hand."""
LEAST_FOREIGN = 20

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LETTERS = re.compile(r"[A-Za-zĐƠƯÔÊĂÂ]+")


def main() -> None:
    """Write both tables."""
    written = Counter(word for text in texts(held_out=False) for word in written_words(text))
    syllables: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for word, count in written.items():
        spelling = accented(word)
        if well_formed(spelling):
            syllables[spelling] += count
        elif len(word) > 1 and _LETTERS.fullmatch(word) and (word.isupper() or word.isascii()):
            others[word if word.isupper() else word.lower()] += count
    _write("syllables.tsv", _right_ones(syllables), LEAST)
    _write("others.tsv", others, LEAST_FOREIGN)


def _right_ones(counts: Counter[str]) -> Counter[str]:
    """Return *counts* without tones on a wrong letter: "cuả" beside the commoner "của"."""
    commonest: dict[str, str] = {}
    for syllable in counts:
        marks_last = "".join(
            sorted(unicodedata.normalize("NFD", syllable), key=_TONES.__contains__)
        )
        rival = commonest.setdefault(marks_last, syllable)
        if counts[syllable] > counts[rival]:
            commonest[marks_last] = syllable
    return Counter({syllable: counts[syllable] for syllable in commonest.values()})


def _write(name: str, counts: Counter[str], least: int) -> None:
    kept = sorted((word, count) for word, count in counts.items() if count >= least)
    lines = "".join(f"{word}\t{count}\n" for word, count in kept)
    (data_path("language") / name).write_text(lines, encoding="utf-8", newline="\n")
    print(f"{name}: {len(kept)} words, {len(lines.encode())} bytes")


if __name__ == "__main__":
    main()
