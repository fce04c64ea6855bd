"""How many syllables of titles never seen get their accents back.

TINXA_EVAL=... python -m benchmarks.quality.accents
"""

import time
from itertools import islice
from typing import NamedTuple

import numpy as np

from benchmarks.quality.held_out import held_out, memory
from indexer.analysis import analyse, surfaces
from vietnamese.loanwords import without_marks
from vietnamese.writing import fold


class Title(NamedTuple):
    """A title word by word as written: what the index has for it, and what is asked for it."""

    meant: list[tuple[str, ...]]
    asked: list[tuple[str, ...]]


def title_of(text: str) -> Title:
    """Return a title as it is asked without accents; ``oto`` is taken for ô tô, as in a search."""
    meant = [tuple(word.forms.accented for word in analyse(each)) for each in surfaces(text)]
    plain = [fold(each) for each in surfaces(text)]
    return Title(meant, [without_marks().get(each, (each,)) for each in plain])


def main() -> None:
    """Restore the accents of 2,000 titles and print how many syllables and titles are right."""
    tables, texts = held_out()
    right, margins, alphabetic, took, whole = [], [], [], [], 0
    for meant, asked in map(title_of, texts):
        began = time.perf_counter()
        found = tables.restore([word for words in asked for word in words])
        took.append(1000 * (time.perf_counter() - began))
        words, leads = iter(found.words), iter(found.margins)
        of_title = []
        for wanted, typed in zip(meant, asked, strict=True):
            # Syllables that were written together by mistake count as wrong, each of them.
            good = tuple(islice(words, len(typed))) == wanted
            of_title += [good] * len(wanted)
            margins += [min(islice(leads, len(typed)))] * len(wanted)
            alphabetic += [any(letter.isalpha() for letter in word) for word in wanted]
        right += of_title
        whole += all(of_title)
    good, sure, letters = np.array(right), np.array(margins), np.array(alphabetic)
    print(f"syllables {good.mean():.2%} of {len(good)}, without numbers {good[letters].mean():.2%}")
    print(f"whole titles {whole / len(texts):.1%} of {len(texts)}")
    print(f"a title: mean {np.mean(took):.1f} ms, 95% within {np.percentile(took, 95):.1f} ms")
    for least in (1, 2, 3, 5):
        at = sure >= least
        print(f"margin {least} or more: {at.mean():.1%} of syllables, {good[at].mean():.2%} right")
    print(memory())


if __name__ == "__main__":
    main()
