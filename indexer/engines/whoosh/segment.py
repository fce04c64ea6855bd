"""The arrays of one segment, read: forms, lists, streams, fields."""

from bisect import bisect_left
from functools import cached_property
from typing import Final

import numpy as np

from indexer.arrays import Array, ArrayFile, Strings
from indexer.engines.whoosh.lexicon import Lexicon
from indexer.engines.whoosh.postings import Documents, Found, Numbers, united, unpacked
from indexer.engines.whoosh.values import COLUMNS, Column, day_text
from indexer.fields import Fields

ZONES: Final = ("title", "summary", "captions")
"""Parts of an article whose words have lists of their own, beside the lists of the whole."""

Range = tuple[int, int]
_SINGLE = ("source", "category", "district", "province")


class SegmentArrays:
    """One segment. A form is asked for as a range of numbers: one, or all that fold alike."""

    def __init__(self, file: ArrayFile) -> None:
        self.file = file
        self.lexicon = Lexicon(file)
        self.ids = Strings(file, "ids")
        self.id_order: Array = file["ids.order"]
        self.days: Array = file["days"]
        self.fetched: Array = file["fetched"]
        self.certain: Array = file["certain"]
        self.lengths: Array = file["lengths"]
        self.title_lengths: Array = file["title.lengths"]
        self._stream = file["stream"]
        self._stream_ends = file["stream.ends"]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def whole_stream(self) -> Array:
        """The streams of all documents, one after the other."""
        return self._stream

    @property
    def words_in_all(self) -> int:
        """How many words its streams hold, breaks included."""
        return len(self._stream)

    def document(self, article_id: bytes) -> int | None:
        """Return the number of the document with this id; None where there is none."""
        place = bisect_left(self.id_order, article_id, key=lambda number: self.ids[int(number)])
        if place < len(self) and self.ids[int(self.id_order[place])] == article_id:
            return int(self.id_order[place])
        return None

    def words(self, zone: str, forms: Range) -> Found:
        """Return the documents that hold a form in *zone* (``all`` for anywhere)."""
        starts = self.file[f"{zone}.starts"]
        start, end = int(starts[forms[0]]), int(starts[forms[1]])
        found = Found(
            self.file[f"{zone}.documents"][start:end].astype(np.int32),
            self.file[f"{zone}.frequencies"][start:end].astype(np.int64),
        )
        # The lists of neighbouring forms lie side by side.
        return united([found], several=forms[1] - forms[0] > 1)

    def pairs(self, first: Range, second: Range) -> Found:
        """Return the documents in which the two forms stand side by side."""
        firsts, seconds = self.file["pairs.firsts"], self.file["pairs.seconds"]
        starts = self.file["pairs.starts"]
        found = []
        for number in range(*first):
            low, high = int(firsts[number]), int(firsts[number + 1])
            inside = np.searchsorted(seconds[low:high], second)
            for pair in range(low + int(inside[0]), low + int(inside[1])):
                start, end = int(starts[pair]), int(starts[pair + 1])
                found.append(
                    Found(
                        self.file["pairs.documents"][start:end].astype(np.int32),
                        unpacked(self.file["pairs.frequencies"], np.arange(start, end)),
                    )
                )
        return united(found, several=len(found) > 1)

    def pair_places(self, firsts: Numbers, seconds: Numbers) -> Numbers:
        """Return where each of many pairs stands among those of the segment; -1 for nowhere."""
        bounds, others = self.file["pairs.firsts"], self.file["pairs.seconds"]
        low, end = bounds[firsts].astype(np.int64), bounds[firsts + 1].astype(np.int64)
        high = end.copy()
        while (searching := np.flatnonzero(low < high)).size:
            middle = (low[searching] + high[searching]) // 2
            below = others[middle] < seconds[searching]
            low[searching[below]] = middle[below] + 1
            high[searching[~below]] = middle[~below]
        inside = np.flatnonzero(low < end)
        places = np.full(len(low), -1)
        there = inside[others[low[inside]] == seconds[inside]]
        places[there] = low[there]
        return places

    def pair_entries(self, places: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return the lists of many pairs one after the other: which pair, document, frequency."""
        starts = self.file["pairs.starts"]
        lengths = starts[places + 1].astype(np.int64) - starts[places]
        owners = np.repeat(np.arange(len(places)), lengths)
        entries = np.arange(len(owners)) + (starts[places] - (np.cumsum(lengths) - lengths))[owners]
        documents = self.file["pairs.documents"][entries].astype(np.int64)
        return owners, documents, unpacked(self.file["pairs.frequencies"], entries)

    def stream(self, document: int) -> Array:
        """Return the numbers of a document's words; the one after the last form is a break."""
        start = int(self._stream_ends[document - 1]) if document else 0
        return self._stream[start : int(self._stream_ends[document])]

    def streams(self, documents: Documents) -> tuple[Array, list[int]]:
        """Return the streams of *documents*, at least one, in a row, and how long each is."""
        starts, ends = self._stream_starts[documents], self._stream_ends[documents]
        cuts = list(zip(starts.tolist(), ends.tolist(), strict=True))
        streams = [self._stream[start:end] for start, end in cuts]
        return np.concatenate(streams), [end - start for start, end in cuts]

    def zones(self, document: int) -> bytes:
        """Return the zone of each part of a document."""
        first = int(self._part_ends[document - 1]) if document else 0
        return self.file["zones"][first : int(self._part_ends[document])].tobytes()

    def fields(self, document: int) -> Fields:
        """Return the filterable fields of a document."""
        values = {facet: self.columns[facet].of(document) for facet in COLUMNS}
        return Fields(
            published=day_text(int(self.days[document])),
            fetched=day_text(int(self.fetched[document])),
            certain_date=bool(self.certain[document]),
            communes=values["commune"],
            documents=values["document"],
            **{name: (values[name] or (None,))[0] for name in _SINGLE},
        )

    @cached_property
    def _stream_starts(self) -> Array:
        return np.append(np.zeros(1, np.uint32), self._stream_ends[:-1])

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The facets."""
        return {facet: Column(self.file, facet) for facet in COLUMNS}

    @cached_property
    def _part_ends(self) -> Numbers:
        breaks = np.cumsum(self._stream == len(self.lexicon))
        ends: Numbers = breaks[self._stream_ends.astype(np.int64) - 1]
        return ends
