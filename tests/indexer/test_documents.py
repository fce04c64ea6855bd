"""Which documents an article cites, and how they are counted."""

from archive.article import Document
from indexer.documents import find_documents
from indexer.fields import facet_values
from tests.making import article


def test_mentions_of_one_number_are_one_document():
    title = "Triển khai Quyết định 259/QĐ-TTg"
    body = (
        "Quyết định số 259/QĐ-TTg ngày 17/3/2023 của Thủ tướng Chính phủ. Theo 259 /QD-TTG, xã họp."
    )
    found = find_documents(article(title=title, body=body))
    spans = found[0].spans
    assert [body[start:end] for start, end in spans] == ["259/QĐ-TTg", "259 /QD-TTG"]
    assert found == (
        Document(
            number="259/QĐ-TTg",
            kind="Quyết định",
            issuer="Thủ tướng Chính phủ",
            date="2023-03-17",
            spans=spans,
        ),
    )


def test_what_the_title_alone_cites_has_no_span():
    found = find_documents(
        article(title="Sơ kết Chỉ thị 05-CT/TW", summary="Theo 12-KL/TU", body="")
    )
    assert [(one.number, one.spans) for one in found] == [("05-CT/TW", ()), ("12-KL/TU", ())]


def test_different_dates_are_different_documents_and_what_has_none_is_not_guessed():
    body = (
        "Quyết định 259/QĐ-TTg ngày 17/3/2023 thay Quyết định 259/QĐ-TTg ngày 2/2/2021."
        " Quyết định 259/QĐ-TTg quy định. Quyết định 259/QĐ-TTg năm 2021 hết hiệu lực."
    )
    found = find_documents(article(body=body))
    assert [(one.date, len(one.spans)) for one in found] == [
        ("2023-03-17", 1), ("2021-02-02", 2), (None, 1),
    ]  # fmt: skip


def test_a_number_is_counted_alone_and_with_the_year_that_is_stated():
    assert facet_values(Document(number="259/QĐ-TTg")) == ("259/QĐ-TTg",)
    dated = Document(number="259/QĐ-TTg", date="2023-03-17")
    assert facet_values(dated) == ("259/QĐ-TTg", "259/QĐ-TTg (2023)")
    decree = Document(number="15/2021/NĐ-CP", date="2021-03-03")
    assert facet_values(decree) == ("15/2021/NĐ-CP",)
