"""How often the interval of `tinxa status` holds the number of articles that were really missed.

    python -m benchmarks.completeness [PORTALS]

Portals are generated, in which each article is hidden from some of the three ways: lists, sitemap,
feed. Prints, for each kind of portal, how many intervals hold the truth, and their median width as
a share of the portal.
"""

import random
import statistics
import sys
from collections import Counter
from collections.abc import Callable

from crawler.completeness import estimate_missed

Chances = Callable[[random.Random], list[float]]


def independent(chances: Chances) -> Callable[[random.Random], list[int]]:
    """Return a portal whose ways hide articles independently of each other."""

    def portal(dice: random.Random) -> list[int]:
        hidden = chances(dice)
        return [
            sum(1 << way for way in range(3) if dice.random() >= hidden[way])
            for _ in range(dice.randint(150, 2000))
        ]

    return portal


def in_one_or_two(dice: random.Random) -> list[float]:
    """Return how often each way hides an article, where one or two of three hide any."""
    ways = dice.sample(range(3), dice.randint(1, 2))
    return [dice.uniform(0.05, 0.5) if way in ways else 0.0 for way in range(3)]


def in_all(dice: random.Random) -> list[float]:
    """Return how often each way hides an article, where all do."""
    return [dice.uniform(0.05, 0.5) for _ in range(3)]


def two_ways(dice: random.Random) -> list[float]:
    """Return how often each way hides an article, where there is no feed."""
    return [dice.uniform(0.05, 0.5), dice.uniform(0.05, 0.5), 1.0]


def exclusive(dice: random.Random) -> list[int]:
    """Return a portal in which every article is hidden from one way, two, or none, never three."""
    share = dice.uniform(0.1, 0.5)
    return [
        7 - dice.choice([1, 2, 4, 3, 5, 6]) if dice.random() < share else 7
        for _ in range(dice.randint(150, 2000))
    ]


def dependent(dice: random.Random) -> list[int]:
    """Return a portal whose lists and feed hide much of the same."""
    shared, own = dice.uniform(0.05, 0.2), [dice.uniform(0.05, 0.3) for _ in range(3)]
    ways = []
    for _ in range(dice.randint(300, 2000)):
        hidden = [dice.random() < chance for chance in own]
        if dice.random() < shared:
            hidden[0] = hidden[2] = True
        ways.append(sum(1 << way for way in range(3) if not hidden[way]))
    return ways


def windowed(dice: random.Random) -> list[int]:
    """Return a portal whose feed holds the newest 30 and whose sitemap the newest thousand."""
    lost = dice.uniform(0.02, 0.3)
    return [
        (dice.random() >= lost) | (number < 1000) << 1 | (number < 30) << 2
        for number in range(dice.randint(1100, 4000))
    ]


KINDS: dict[str, Callable[[random.Random], list[int]]] = {
    "hidden from one or two ways": independent(in_one_or_two),
    "hidden from all three": independent(in_all),
    "two ways only": independent(two_ways),
    "each article from one or two": exclusive,
    "lists and feed dependent": dependent,
    "feed of 30, sitemap of 1,000": windowed,
}


def main() -> None:
    """Measure, and print a table."""
    portals = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    for name, kind in KINDS.items():
        dice = random.Random(7)  # noqa: S311 - the same portals in every run
        held, widths, silent = 0, [], 0
        for _ in range(portals):
            ways = kind(dice)
            found = Counter(ways)
            missed = found.pop(0, 0)
            told = estimate_missed(found)
            if told is None:
                silent += 1
                continue
            held += told.low <= missed <= told.high
            widths.append((told.high - told.low) / len(ways))
        width = statistics.median(widths)
        print(f"{name}: {held} of {portals - silent}, median width {width:.1%}, {silent} untold")


if __name__ == "__main__":
    main()
