"""It stays a Whoosh index: Whoosh's own queries find what they find in a stock index."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser
from whoosh.query.spans import SpanNear

from indexer.engines.whoosh.inside import ArrayCodec
from indexer.engines.whoosh.schema import SCHEMA
from tests.indexer.stock import ids, ours, stock
from tests.making import record

WORDS = ["hội", "nghị", "hòa", "hoà", "hoa", "Đông", "đồng", "lúa", "xuân", "nghi", "58-NQ/TW"]
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), max_size=12
)


def term(word, field="accented"):
    return query.Term(field, word)


def near(one, two, field="folded"):
    return SpanNear(term(one, field), term(two, field), slop=3, ordered=False)


QUERIES = [
    term("hội"), term("hoa", "folded"), query.And([term("hội"), term("nghị")]),
    query.Or([term("lúa"), term("xuân")]), query.And([term("hội"), query.Not(term("lúa"))]),
    query.Prefix("accented", "ngh"), query.Prefix("folded", "h"), query.Wildcard("folded", "*o?g"),
    query.FuzzyTerm("folded", "ngh", maxdist=1), query.Phrase("accented", ["hội", "nghị"]),
    query.Phrase("folded", ["58", "nq", "tw"]), near("hoi", "lua"), query.Every("folded"),
    query.TermRange("folded", "h", "n"), query.Term("id", "1"),
]  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS)
def test_whooshs_queries_find_the_same_articles(tmp_path_factory, texts):
    records = [record(id=str(n), title=None, body=text) for n, text in enumerate(texts)]
    one = stock(tmp_path_factory.mktemp("stock"), records)
    two = ours(tmp_path_factory.mktemp("ours"), records)
    for asked in QUERIES:
        assert set(ids(two, asked)) == set(ids(one, asked)), asked


def test_the_parser_and_statistics_agree(tmp_path_factory):
    records = [record(id=str(n), body="Hội nghị xã Đông Hoà " * (n + 1)) for n in range(5)]
    one = stock(tmp_path_factory.mktemp("stock"), records)
    two = ours(tmp_path_factory.mktemp("ours"), records)
    for text in ('"ĐÔNG HÒA" OR lúa', "hội nghị NOT tin", "hộ*"):
        asked = QueryParser("accented", SCHEMA).parse(text)
        assert set(ids(two, asked)) == set(ids(one, asked))
    with one.reader() as stock_reader, two.reader() as reader:
        assert list(reader.all_terms()) == list(stock_reader.all_terms())
        for field, text in (("folded", b"hoi"), ("accented", "nghị".encode())):
            assert reader.frequency(field, text) == stock_reader.frequency(field, text)
            assert reader.doc_frequency(field, text) == stock_reader.doc_frequency(field, text)


@pytest.mark.parametrize("merge", [False, True])
def test_any_schema_goes_through_the_codec(merge):
    schema = Schema(
        key=ID(stored=True), text=TEXT(vector=True), tags=KEYWORD, size=NUMERIC(sortable=True)
    )
    index = RamStorage().create_index(schema)
    for number in range(6):
        writer = index.writer(codec=ArrayCodec())
        writer.add_document(key=str(number), text=f"alpha beta {number}", tags="x y", size=number)
        writer.commit(merge=merge)
    with index.searcher() as searcher:
        found = searcher.search(
            query.Phrase("text", ["alpha", "beta"]), sortedby="size", limit=None
        )
        assert [hit["key"] for hit in found] == [str(number) for number in range(6)]
        assert len(searcher.search(query.NumericRange("size", 2, 4))) == 3
        assert searcher.doc_frequency("tags", "y") == 6
