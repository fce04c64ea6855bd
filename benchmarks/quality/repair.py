"""How well words written together are cut: `python -m benchmarks.quality.repair`.

Two to four neighbouring words of articles that no table was counted from are glued, wherever a mark
stands among them, and cut again; then the same articles are cut as they stand, and every word that
was cut is printed, for a person to judge.

On 22,653 press articles, one in ten held out: of 6,000 glued, 98.88% are cut exactly right and
99.55% of those that were cut at all (99.66% and 99.95% where each part is a syllable). Of 16,163
untouched forms 178 are cut, none of them wrongly; of all 57,146 forms of the corpus 1,391 are cut,
8 of them wrongly: 99.4% right. A loanword cut into its other spelling (ô tô) counts as right.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.quality.news import texts
from vietnamese.joined import pieces
from vietnamese.syllables import is_syllable
from vietnamese.words import Word, words, written_words
from vietnamese.writing import accented

SEED = 1
GLUED = 6000
SHOWN = 30

_DIGIT = re.compile(r"\d")


def main() -> None:
    """Print the shares and the first mistakes, then what was cut of untouched text."""
    held_out = list(texts(held_out=True))
    glued = list(_glued(held_out, random.Random(SEED)))  # noqa: S311
    syllables = [parts for parts in glued if all(is_syllable(accented(part)) for part in parts)]
    _report("all words", glued)
    _report("syllables alone", syllables)
    _untouched(held_out)


def _report(name: str, glued: list[tuple[str, ...]]) -> None:
    found = [(parts, pieces("".join(parts))) for parts in glued]
    right = sum(parts == cut for parts, cut in found)
    cut_at_all = sum(len(cut) > 1 for _, cut in found)
    print(f"{name}: {len(glued)} glued, {right / len(glued):.2%} cut exactly right, ", end="")
    print(f"{right / cut_at_all:.2%} of those that were cut")
    wrong = [" ".join(p) + " -> " + "|".join(cut) for p, cut in found if p != cut]
    print("  " + "; ".join(wrong[:SHOWN]))


def _glued(articles: list[str], chance: random.Random) -> Iterator[tuple[str, ...]]:
    made = 0
    while made < GLUED:
        text = chance.choice(articles)
        of_text = list(words(text))
        count = chance.choice((2, 3, 4))
        start = chance.randrange(max(1, len(of_text) - count))
        taken = of_text[start : start + count]
        parts = tuple(text[word.start : word.end] for word in taken)
        joined = "".join(parts)
        if joined.isascii() or _DIGIT.search(joined):
            continue
        if len(parts) == count and _neighbours(text, taken):
            made += 1
            yield parts


def _neighbours(text: str, taken: list[Word]) -> bool:
    return all(text[one.end : other.start] == " " for one, other in pairwise(taken))


def _untouched(articles: list[str]) -> None:
    met = Counter(word for text in articles for word in written_words(text))
    cut = {word: pieces(word) for word in met}
    cut = {word: parts for word, parts in cut.items() if len(parts) > 1}
    print(f"untouched: {len(met)} forms, {len(cut)} of them cut ", end="")
    print(f"({sum(met[word] for word in cut)} of {met.total()} words)")
    print("  " + "; ".join("|".join(parts) for parts in cut.values()))


if __name__ == "__main__":
    main()
