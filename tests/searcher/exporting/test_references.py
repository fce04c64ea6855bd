"""References read back by what reads them: RIS, BibTeX, CSL-JSON."""

import json

import pytest

from searcher.exporting.bibtex import key, latex
from searcher.exporting.citation import citation
from searcher.exporting.plain import flat
from tests.exports import HOSTILE, content_of, hostile, made, text
from tests.making import record

rispy = pytest.importorskip("rispy")
bibtexparser = pytest.importorskip("bibtexparser")

ONE = made(
    id="1/a b",
    title="Tin {một}",
    authors=["Lê Hà", "Sơn Tùng"],
    source="dongson.example",
    summary="Mở đầu.",
    body="Thân bài\nhai dòng.",
    url="https://dongson.example/tin_1?a=1&b=50%25#x",
    fetched_at="2026-11-25T18:00:00Z",
    category="Kinh tế",
)


def bib(records, **options):
    parsed = bibtexparser.parse_string(text(".bib", content_of(records, **options)))
    assert not parsed.failed_blocks
    return parsed.entries


def test_ris_has_every_field():
    (one,) = rispy.loads(text(".ris", content_of([ONE])))
    assert one["type_of_reference"] == "NEWS"
    assert (one["title"], one["authors"]) == ("Tin {một}", ["Lê Hà", "Sơn Tùng"])
    assert (one["year"], one["date"], one["access_date"]) == ("2023", "2023/05/29/", "2026/11/26/")
    assert (one["secondary_title"], one["abstract"]) == ("dongson.example", "Mở đầu.")
    assert one["urls"] == [ONE.article.url]
    assert "Thân bài hai dòng." in one["notes"]


def test_ris_survives_hostile_texts():
    read = rispy.loads(text(".ris", content_of(hostile())))
    assert len(read) == len(HOSTILE)
    for one, record_ in zip(read, hostile(), strict=True):
        assert one.get("title", "") == flat(record_.article.title)
        assert one.get("abstract", "") == citation(record_).lead


def test_bibtex_has_every_field():
    (one,) = bib([ONE])
    fields = {name: field.value for name, field in one.fields_dict.items()}
    assert one.entry_type == "misc"
    assert fields["author"] == "{Lê Hà} and {Sơn Tùng}"
    assert (fields["year"], fields["month"], fields["urldate"]) == ("2023", "5", "2026-11-26")
    assert fields["url"] == ONE.article.url
    assert fields["annote"] == "Thân bài hai dòng."


def test_bibtex_survives_hostile_texts():
    entries = bib(hostile())
    assert len(entries) == len(HOSTILE)
    for one, record_ in zip(entries, hostile(), strict=True):
        fields = {name: field.value for name, field in one.fields_dict.items()}
        title = flat(record_.article.title)
        assert fields.get("title", "") == (f"{{{latex(title)}}}" if title else "")
        assert one.key == key(record_)


def test_what_latex_prints_is_what_was_written():
    decoded = bibtexparser.middlewares.LatexDecodingMiddleware()
    written = text(".bib", content_of([made(title="50% & $x_1$ #~\\")]))
    (one,) = bibtexparser.parse_string(written, append_middleware=[decoded]).entries
    assert one.fields_dict["title"].value == "50% & $x_1$ #~\\"


def test_keys_are_each_their_own_and_stay():
    keys = [key(record(id=str(number), source="a.example")) for number in range(500)]
    assert len(set(keys)) == 500
    assert key(record(id="1", source="a.example", title="Khác", published="2020-01-01")) == keys[1]
    assert keys[1] == "a-example-6b86b273ff34fce1"


def test_csl_has_every_field_and_survives_hostile_texts():
    one = json.loads(text(".json", content_of([ONE])))[0]
    assert (one["type"], one["title"], one["URL"]) == (
        "article-newspaper", "Tin {một}", ONE.article.url,
    )  # fmt: skip
    assert one["issued"] == {"date-parts": [[2023, 5, 29]]}
    assert one["author"] == [{"literal": "Lê Hà"}, {"literal": "Sơn Tùng"}]
    read = json.loads(text(".json", content_of(hostile())))
    assert [one.get("title", "") for one in read] == [flat(r.article.title) for r in hostile()]
    assert json.loads(text(".json", content_of([]))) == []


@pytest.mark.parametrize("ending", ["ris", "bib", "json", "txt", "md", "html"])
def test_each_tells_what_it_is(ending):
    written = text(ending, content_of([ONE], demo=True))
    for told in ("2026-11-26", "0.1.0", "abc", "2023", "Dữ liệu minh hoạ"):
        assert told in written, told
    assert written.count("Dữ liệu minh hoạ") >= 2
