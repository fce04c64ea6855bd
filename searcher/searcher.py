"""The one entry to searching: a question in, an answer out."""

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec import UNSET, UnsetType

from archive.article import Record
from archive.errors import NoArchive
from archive.store import Archive
from indexer.contract import Engine
from indexer.duplicates.groups import NO_GROUPS, Groups
from indexer.query import FACETS, All, Query
from indexer.results import EngineStatus, Hit
from searcher.answer import (
    Answer,
    AnsweredHit,
    FacetValue,
    Lens,
    Listed,
    Meant,
    SimilarArticle,
    Spelling,
    Understood,
    listing,
)
from searcher.articles import IndexedArticles, articles_of
from searcher.communes import named_in
from searcher.duplicates import NearDuplicates
from searcher.history import History, history
from searcher.labels import labelled
from searcher.marking import Sought, sought
from searcher.question import Question
from searcher.reading import Reader, Reading
from searcher.snippets import best_snippet, lead
from searcher.suggesting import SURE, completions, meant
from searcher.syntax import Typed, as_words
from vietnamese.abbreviations import Abbreviations

_BATCH = 500
_SPELLINGS = 8


class Searcher:
    """Answers questions with an engine, and shows the articles of its archive."""

    def __init__(
        self,
        engine: Engine,
        archive: Archive | IndexedArticles,
        *,
        abbreviations: Abbreviations | None = None,
    ) -> None:
        self._engine = engine
        self._archive = archive
        self._articles = articles_of(engine, archive)
        self._duplicates = NearDuplicates(archive if isinstance(archive, Archive) else None)
        known = Abbreviations.load() if abbreviations is None else abbreviations
        self._reader = Reader(engine, self.values, known)

    @property
    def engine(self) -> Engine:
        """The index that is asked."""
        return self._engine

    @property
    def archive(self) -> Archive:
        """The articles with all that is kept of them. Raises `NoArchive` where a cluster is all."""
        if isinstance(self._archive, Archive):
            return self._archive
        raise NoArchive(
            "there is no archive here, only a cluster to search: watches, dossiers and earlier"
            " versions are where the archive is. Ask there."
        )

    def read(self, question: Question) -> Reading:
        """Return how *question* is understood. Raises `QueryError`."""
        return self._reader.read(question)

    def ask(self, question: Question) -> Answer:
        """Answer *question*. Raises `QueryError`."""
        began = time.perf_counter()
        reading = self.read(question)
        counted = tuple(one for one in FACETS if one != "day" or question.days)
        query = msgspec.structs.replace(reading.query, facets=counted)
        groups = self._duplicates.groups()
        results = self._engine.search(query, groups=groups if question.groups else NO_GROUPS)
        wanted = words_of(reading)
        shown = [
            _shown(*pair, wanted, groups, question=question)
            for pair in self._with_records(results.hits)
        ]
        facets = {facet: labelled(facet, results.facets[facet]) for facet in counted}
        return Answer(
            query=question.text,
            total=results.total,
            matched=reading.matched,
            undated=results.undated,
            hits=tuple(self._with_others(shown) if question.fold else shown),
            groups=results.groups if question.groups else UNSET,
            understood=_understood(reading.typed),
            meant=reading.meant or UNSET,
            lens=self._lens(reading),
            facets=facets,
            suggestion=self._suggestion(question, reading),
            took_ms=round((time.perf_counter() - began) * 1000, 2),
        )

    def hits(self, question: Question) -> tuple[Hit, ...]:
        """Return the hits of *question* without their articles, facets or snippets."""
        groups = self._duplicates.groups() if question.groups else NO_GROUPS
        return self._engine.search(self.query(question), groups=groups).hits

    def records(self, question: Question) -> Iterator[Record]:
        """Yield every record that *question* finds, in its order, whatever its limit.

        Where it folds, only the earliest published of each group, where the first of it stood.
        """
        return self.picked(self.ids(question))

    def ids(self, question: Question) -> Iterator[str]:
        """Yield the ids of what `records` yields."""
        found = self._engine.scan(self.query(question))
        return self._duplicates.folded(found) if question.fold else found

    def picked(self, ids: Iterable[str]) -> Iterator[Record]:
        """Yield the records of *ids* in their order, those that the archive lacks left out."""
        rest = iter(ids)
        while batch := list(islice(rest, _BATCH)):
            yield from self._articles.records(batch)

    def found(self, question: Question) -> Iterator[str]:
        """Yield the ids of all that *question* finds with every word of it, in its order."""
        reading = self.read(question)
        return iter(()) if reading.matched == "some" else self._engine.scan(reading.query)

    def query(self, question: Question) -> Query:
        """Return the Query that *question* is settled into; equal ones find the same articles."""
        return self.read(question).query

    def meant(self, question: Question) -> tuple[Meant, ...]:
        """Return how the names of communes among the filters of *question* are read."""
        return self.read(question).meant

    def facet(self, question: Question, facet: str) -> tuple[FacetValue, ...]:
        """Return what `ask` says of one facet, and nothing else."""
        query = msgspec.structs.replace(self.query(question), facets=(facet,), limit=0)
        return labelled(facet, self._engine.search(query).facets[facet])

    def total(self, question: Question) -> int:
        """Return how many articles *question* finds."""
        return self._engine.count(self.query(question))

    def words(self, question: Question) -> Sought:
        """Return the words to mark in an article found by *question*."""
        return words_of(self.read(question))

    def complete(self, text: str, *, limit: int = 8) -> tuple[str, ...]:
        """Return whole questions that begin as *text* does, the likeliest first."""
        return completions(text, self._engine.language(), limit=limit)

    def values(self, facet: str) -> tuple[str, ...]:
        """Return every value that *facet* has in the index."""
        return tuple(self._engine.search(Query(limit=0, facets=(facet,))).facets[facet])

    def first_day(self) -> str | None:
        """Return the day of the first article of all; None where no article has one."""
        first = self._engine.search(Query(sort="oldest", limit=1)).hits
        return next((record.article.published for record, _ in self._with_records(first)), None)

    def article(self, article_id: str) -> Record:
        """Return one record. Raises `NotFound`."""
        return self._articles.require(article_id)

    def history(self, article_id: str) -> History:
        """Return all versions of an article, its only one where a cluster alone has it.

        Raises `NotFound`.
        """
        if isinstance(self._archive, Archive) and self._archive.get(article_id):
            return history(self._archive, article_id)
        record = self._articles.require(article_id)
        return History(first_seen=record.first_seen or "", versions=(record.article,))

    def similar(
        self, article_id: str, *, limit: int = 5, copies: bool = True
    ) -> tuple[SimilarArticle, ...]:
        """Return the articles most like one, best first, its near-duplicates only with *copies*.

        Raises `NotFound`.
        """
        self._articles.require(article_id)
        left_out = set() if copies else {one.id for one in self.group(article_id)}
        hits = self._engine.similar(article_id, limit=limit + len(left_out))
        kept = tuple(hit for hit in hits if hit.id not in left_out)[:limit]
        return tuple(_similar(record, hit) for record, hit in self._with_records(kept))

    def group(self, article_id: str) -> tuple[Listed, ...]:
        """Return the near-duplicates of an article and itself, the earliest published first.

        None where it has none.
        """
        return self._duplicates.members([article_id]).get(article_id, ())

    @property
    def has_archive(self) -> bool:
        """Whether there is an archive here, or only what the index keeps."""
        return isinstance(self._archive, Archive)

    def close(self) -> None:
        """Give up the index and the archive."""
        self._engine.close()
        self._archive.close()

    def status(self) -> EngineStatus:
        """Return the state of the index."""
        return self._engine.status()

    def _lens(self, reading: Reading) -> Lens | None:
        """Return what the accents typed leave out, where they were kept."""
        if reading.matched != "all":
            return None
        found = self._engine.further(reading.query)
        if not found.total:
            return None
        spellings = islice(found.spellings.items(), _SPELLINGS)
        return Lens(found.total, tuple(Spelling(*pair) for pair in spellings))

    def _suggestion(self, question: Question, reading: Reading) -> str | None:
        """Return what was probably meant, where that finds something."""
        if reading.typed.operators:
            return None
        # Where nothing bears the words as typed, a doubtful suggestion is better than none.
        sure = SURE if reading.matched == "all" else 0.0
        found = meant(question.text, self._engine.language(), sure=sure)
        if found is None:
            return None
        nodes = as_words(found.text).nodes
        known = self._engine.count(Query(words=All(nodes), accents=True))
        # Accents narrow a search down; a slip undone must find more.
        useful = known > reading.found if found.corrected and reading.matched == "all" else known
        return found.text if useful else None

    def _with_others(self, hits: Sequence[AnsweredHit]) -> Iterator[AnsweredHit]:
        """Yield *hits* with their near-duplicates."""
        groups = self._duplicates.members([hit.id for hit in hits])
        for hit in hits:
            others = tuple(one for one in groups.get(hit.id, ()) if one.id != hit.id)
            yield msgspec.structs.replace(hit, others=others)

    def _with_records(self, hits: tuple[Hit, ...]) -> Iterator[tuple[Record, Hit]]:
        """Yield *hits* with their articles, in order, without those that the archive has lost."""
        found = {hit.id: hit for hit in hits}
        for record in self._articles.records(list(found)):
            yield record, found[record.article.id]


def _similar(record: Record, hit: Hit) -> SimilarArticle:
    return SimilarArticle(**listing(record.article), score=round(hit.score, 6))


def _understood(typed: Typed) -> Understood | UnsetType:
    told = typed.operators or typed.unread
    return Understood(typed.operators, typed.unread) if told else UNSET


def words_of(reading: Reading) -> Sought:
    """Return the words that a reading looks for."""
    return sought(reading.query.words, accents=reading.query.accents)


def _shown(
    record: Record, hit: Hit, wanted: Sought, groups: Groups, *, question: Question
) -> AnsweredHit:
    shown = best_snippet(record.article, wanted)
    below = lead(record.article, wanted, below=shown.html) if question.leads else None
    return AnsweredHit(
        **listing(record.article),
        communes=tuple(mention.label for mention in record.derived.communes),
        score=round(hit.score, 6),
        similar=groups.similar(hit.id),
        snippet=shown.html,
        guessed=record.article.date_source == "guess" or UNSET,
        attachment=shown.file or UNSET,
        corrections=record.corrections or UNSET,
        explanation=hit.explanation or UNSET,
        named=named_in(record.derived.communes) if question.named else UNSET,
        lead=UNSET if below is None else below,
    )
