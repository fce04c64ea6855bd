"""An import from beginning to end: files in, articles in the archive, a count out."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bs4.exceptions import ParserRejectedMarkup

from archive.errors import Forgotten, IdConflict, RecordError
from archive.exchange import article_from, corrections_from
from archive.store import Archive
from crawler.extract import NotAnArticle
from crawler.families import check_profile
from crawler.importing.files import Found, find_files
from crawler.importing.options import Format, ImportOptions, ImportSummary, Taken
from crawler.importing.pages import read_page, read_text
from crawler.importing.records import read_csv, read_jsonl
from crawler.importing.webarchives import read_web_archive

_BATCH = 500


def import_paths(
    paths: Sequence[Path],
    *,
    archive: Archive,
    options: ImportOptions,
    report: Callable[[str], None],
    progress: Callable[[int], None] | None = None,
) -> ImportSummary:
    """Put the articles of the files and folders *paths* into *archive*.

    *report* hears of every line and file that is no article, as `FILE:LINE: reason`; the others
    go in. *progress* hears how many records were read so far. Raises `UnreadableFile` for a path
    that is missing or of no known format, `SettingsError` for an unknown profile.
    """
    check_profile(options.profile, options.profiles)
    found = find_files(paths, wanted=options.format)
    counts: Counter[str] = Counter()
    records = (record for file in found for record in _records(file, options))
    while batch := list(islice(records, _BATCH)):
        with archive.writing():
            for taken in batch:
                counts[_put(archive, taken, report)] += 1
        if progress is not None:
            progress(counts.total())
    return ImportSummary(**counts)


def _put(archive: Archive, taken: Taken, report: Callable[[str], None]) -> str:
    if taken.article is None:
        report(f"{taken.where}: {taken.reason}")
        return "rejected"
    try:
        return archive.put(taken.article, imported=taken.derived, corrections=taken.corrections)
    except (IdConflict, Forgotten) as error:
        report(f"{taken.where}: {error}")
        return "forgotten" if isinstance(error, Forgotten) else "rejected"


def _records(file: Found, options: ImportOptions) -> Iterator[Taken]:
    read = _READERS.get(file.format, _page)
    try:
        yield from read(file, options)
    except (OSError, EOFError, zlib.error, RecursionError, ParserRejectedMarkup) as error:
        yield Taken(str(file.path), None, reason=f"cannot be read: {error}")


def _lines(file: Found, options: ImportOptions) -> Iterator[Taken]:
    with file.open() as stream:
        for number, record in (read_csv if file.format == "csv" else read_jsonl)(stream):
            where = f"{file.path}:{number}"
            if isinstance(record, RecordError):
                yield Taken(where, None, reason=str(record))
                continue
            try:
                article, derived = article_from(record, source=options.source, place=options.place)
            except RecordError as error:
                yield Taken(where, None, reason=str(error))
            else:
                yield Taken(where, article, derived, corrections_from(record))


def _page(file: Found, options: ImportOptions) -> Iterator[Taken]:
    with file.open() as stream:
        content = stream.read()
    read = read_page if file.format == "html" else read_text
    article = read(content, file, options)
    if isinstance(article, NotAnArticle):
        yield Taken(str(file.path), None, reason=f"no article: {article.reason}")
    else:
        yield Taken(str(file.path), article)


_READERS: dict[Format, Callable[[Found, ImportOptions], Iterator[Taken]]] = {
    "jsonl": _lines, "csv": _lines, "warc": read_web_archive,
}  # fmt: skip
