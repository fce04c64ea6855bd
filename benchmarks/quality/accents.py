"""How many syllables of titles never seen get their accents back.

TINXA_EVAL=... python -m benchmarks.quality.accents
"""

import time

import numpy as np

from benchmarks.quality.held_out import held_out, memory
from vietnamese.writing import fold


def main() -> None:
    """Restore the accents of 2,000 titles and print how many syllables and titles are right."""
    tables, titles = held_out()
    right, margins, took, whole = [], [], [], 0
    for title in titles:
        began = time.perf_counter()
        found = tables.restore([fold(word) for word in title])
        took.append(1000 * (time.perf_counter() - began))
        right += [one == other for one, other in zip(found.words, title, strict=True)]
        margins += found.margins
        whole += found.words == title
    letters = np.array([any(c.isalpha() for c in word) for title in titles for word in title])
    good, sure = np.array(right), np.array(margins)
    print(f"syllables {good.mean():.2%} of {len(good)}, without numbers {good[letters].mean():.2%}")
    print(f"whole titles {whole / len(titles):.1%} of {len(titles)}")
    print(f"a title: mean {np.mean(took):.1f} ms, 95% within {np.percentile(took, 95):.1f} ms")
    for least in (1, 2, 3, 5):
        at = sure >= least
        print(f"margin {least} or more: {at.mean():.1%} of syllables, {good[at].mean():.2%} right")
    print(memory())


if __name__ == "__main__":
    main()
