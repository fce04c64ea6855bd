"""The same articles in an index of stock Whoosh and in ours, for comparing the two."""

from datetime import datetime

from whoosh.index import create_in, open_dir

from archive.store import Clock
from indexer.analysis import parts
from indexer.engines.whoosh.engine import WhooshIndex
from indexer.engines.whoosh.schema import BREAK, SCHEMA


def stock(folder, records):
    index = create_in(folder, SCHEMA)
    writer = index.writer()
    for each in records:
        text = BREAK.join(part.text for part in parts(each.article))
        day = each.article.published
        writer.add_document(
            id=each.article.id,
            accented=text,
            folded=text,
            published=datetime.fromisoformat(day) if day else None,
        )
    writer.commit()
    return index


def ours(folder, records):
    index = WhooshIndex(folder)
    writer = index.writer(rebuild=True)
    writer.write(records)
    writer.commit(clock=Clock(1, "archive"))
    return open_dir(str(folder / (folder / "current").read_text()))


def ids(index, asked, **options):
    with index.searcher() as searcher:
        return [hit["id"] for hit in searcher.search(asked, limit=None, **options)]
