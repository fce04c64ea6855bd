"""Count the syllables of the press into data/language: `python -m benchmarks.quality.counts`.

What the tables hold are counts of single words: no text can be had back from them.
"""

import re
from collections import Counter

from benchmarks.quality.news import texts
from benchmarks.quality.spelling import well_formed
from vietnamese.tables import data_path
from vietnamese.words import written_words
from vietnamese.writing import accented

LEAST = 2
"""A syllable met once may be a slip of the hand."""
LEAST_FOREIGN = 20

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
    _write("syllables.tsv", syllables, LEAST)
    _write("others.tsv", others, LEAST_FOREIGN)


def _write(name: str, counts: Counter[str], least: int) -> None:
    kept = sorted((word, count) for word, count in counts.items() if count >= least)
    lines = "".join(f"{word}\t{count}\n" for word, count in kept)
    (data_path("language") / name).write_text(lines, encoding="utf-8", newline="\n")
    print(f"{name}: {len(kept)} words, {len(lines.encode())} bytes")


if __name__ == "__main__":
    main()
