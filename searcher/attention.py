"""What a count is worth: on which days of a trend its portals were looked at."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

import numpy as np

from archive.coverage import Coverage, Watched
from indexer.arrays import Array

Gap = Literal["down", "unreachable", "outside"]
GAPS: tuple[Gap, ...] = ("unreachable", "down", "outside")
"""Why nobody saw a portal on a day, what says most first: it did not answer (or blocked us); no
crawl ran between the first and the last; the day lies before the first crawl or after the last."""


class Unseen(NamedTuple):
    """A run of days on which a *share* of the portals was not seen, for reason *gap*."""

    first: dt.date
    last: dt.date
    gap: Gap
    share: float


class Attention:
    """The days from *first* to *last*, and which of *sources* were not seen on each.

    Of sources that were never crawled nothing is known. They count only where no other is asked
    about: then all days lie outside.
    """

    def __init__(
        self, coverage: Coverage, sources: Sequence[str], first: dt.date, last: dt.date
    ) -> None:
        self._first = first
        self._length = (last - first).days + 1
        self.crawled = [source for source in sources if source in coverage]
        self.uncrawled = [source for source in sources if source not in coverage]
        self._unseen = {gap: np.zeros(self._length, np.int32) for gap in GAPS}
        for source in self.crawled:
            self._add(coverage[source])
        if not self.crawled:
            self._unseen["outside"] += 1

    def count(self, first: dt.date, last: dt.date) -> dict[Gap, int]:
        """Return on how many days from *first* to *last* some portal was not seen, by reason.

        A day counts once, for the reason that says most.
        """
        start, end = self._place(first), self._place(last) + 1
        worst = self._worst[start:end]
        return {gap: found for n, gap in enumerate(GAPS) if (found := int((worst == n).sum()))}

    def runs(self) -> Iterator[Unseen]:
        """Yield the runs of days on which not all portals were seen, in order."""
        portals = max(len(self.crawled), 1)
        days = enumerate(zip(self._worst.tolist(), self._lacking.tolist(), strict=True))
        for (worst, lacking), run in groupby(days, lambda day: day[1]):
            if worst < len(GAPS):
                places = [place for place, _ in run]
                yield Unseen(
                    self._day(places[0]), self._day(places[-1]), GAPS[worst], lacking / portals
                )

    def _add(self, watched: Watched) -> None:
        inside = np.zeros(self._length, np.bool_)
        if watched.first and watched.last:
            inside[max(self._place(watched.first), 0) : self._place(watched.last) + 1] = True
        reached, failed = self._mask(watched.reached), self._mask(watched.failed)
        self._unseen["outside"] += ~inside
        self._unseen["unreachable"] += failed
        self._unseen["down"] += inside & ~reached & ~failed

    def _mask(self, days: Iterable[dt.date]) -> Array:
        mask = np.zeros(self._length, np.bool_)
        places = [(day - self._first).days for day in days]
        mask[[place for place in places if 0 <= place < self._length]] = True
        return mask

    @property
    def _worst(self) -> Array:
        """The place in `GAPS` of the gravest reason of each day; beyond it where there is none."""
        worst = np.full(self._length, len(GAPS))
        for number, gap in reversed(list(enumerate(GAPS))):
            worst[self._unseen[gap] > 0] = number
        return worst

    @property
    def _lacking(self) -> Array:
        lacking: Array = np.sum([self._unseen[gap] for gap in GAPS], axis=0)
        return lacking

    def _place(self, day: dt.date) -> int:
        return min(max((day - self._first).days, -1), self._length)

    def _day(self, place: int) -> dt.date:
        return self._first + dt.timedelta(place)
