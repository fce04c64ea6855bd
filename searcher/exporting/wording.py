"""The words of an export in both languages, and its description for reading."""

from collections.abc import Iterator, Mapping

from archive.article import Record
from indexer.query import NONE
from searcher.exporting.description import Description, Language, Matter
from searcher.labels import labels
from searcher.question import Question

DEMO = "Dữ liệu minh hoạ"
"""What every record of the demo says of itself, whatever the language around it."""

_VIETNAMESE = {
    "export": "Tinxa: kết quả tra cứu",
    "demo": f"{DEMO}: bài viết, tên người và số liệu đều là hư cấu",
    "matter": "Hồ sơ", "own_note": "Ghi chú của hồ sơ",
    "note": "Ghi chú", "query": "Truy vấn", "every": "(mọi bài)", "ids": "Bài được chọn",
    "unknown": "Không có trong kho", "from": "Từ ngày", "to": "Đến ngày", "year": "Năm",
    "month": "Tháng", "commune": "Xã, phường, thị trấn", "district": "Huyện", "province": "Tỉnh",
    "category": "Chuyên mục", "source": "Nguồn", "document": "Văn bản", "none": "không có",
    "certain_dates": "Chỉ ngày chắc chắn", "exact_accents": "Đúng dấu như đã gõ",
    "as_words": "Không hiểu toán tử", "fold": "Gộp bài tương tự", "yes": "có", "sort": "Xếp theo",
    "relevance": "phù hợp", "recent": "phù hợp, ưu tiên bài mới", "newest": "mới nhất trước",
    "oldest": "cũ nhất trước", "total": "Số bài", "exported_at": "Xuất lúc (UTC)",
    "archive": "Kho", "index": "Chỉ mục",
    "index_is": "tới thay đổi {change} của kho, {articles} bài, lập lúc {at}",
    "tinxa": "Phiên bản Tinxa", "link": "Xem lại", "repeat": "Chạy lại",
    "cut": "Số ô bị cắt (dài hơn 32.767 ký tự)", "undated": "không rõ ngày",
    "untitled": "(không có tiêu đề)", "accessed": "truy cập ngày {day}",
    "articles": "bài", "figures": "Số liệu", "communes": "Đơn vị", "documents": "Văn bản",
    "about": "Về bản xuất này", "gone": "bài không còn trên cổng",
}  # fmt: skip
_ENGLISH = {
    "export": "Tinxa: result of a search",
    "demo": f"{DEMO}: demonstration data, all invented",
    "matter": "Dossier", "own_note": "The dossier's note",
    "note": "Note", "query": "Query", "every": "(every article)", "ids": "Articles chosen",
    "unknown": "Not in the archive", "from": "From", "to": "To", "year": "Year", "month": "Month",
    "commune": "Commune, ward, township", "district": "District", "province": "Province",
    "category": "Section", "source": "Source", "document": "Document", "none": "none",
    "certain_dates": "Certain dates only", "exact_accents": "Accents exactly as typed",
    "as_words": "Operators taken as words", "fold": "Near-duplicates folded", "yes": "yes",
    "sort": "Order", "relevance": "relevance", "recent": "relevance, newer preferred",
    "newest": "newest first", "oldest": "oldest first", "total": "Articles",
    "exported_at": "Exported at (UTC)", "archive": "Archive", "index": "Index",
    "index_is": "up to change {change} of the archive, {articles} articles, made at {at}",
    "tinxa": "Version of Tinxa", "link": "On the page", "repeat": "Repeat",
    "cut": "Cells cut (longer than 32,767 characters)", "undated": "undated",
    "untitled": "(untitled)", "accessed": "accessed {day}",
    "articles": "articles", "figures": "Figures", "communes": "Units", "documents": "Documents",
    "about": "About this export", "gone": "no longer on the portal",
}  # fmt: skip
WORDING: Mapping[Language, Mapping[str, str]] = {"vi": _VIETNAMESE, "en": _ENGLISH}


def told(about: Description) -> list[tuple[str, str]]:
    """Return *about* for reading: labels with their values."""
    words = WORDING[about.selection.lang]
    made = words["index_is"].format(
        change=about.change, articles=about.articles, at=about.indexed_at
    )
    pairs = [("note", words["demo"])] if about.demo else []
    pairs += _asked(about, words)
    pairs += [
        ("total", str(about.total)),
        ("exported_at", about.exported_at),
        ("archive", about.archive),
        ("index", made),
        ("tinxa", about.tinxa),
        ("repeat", "tinxa export --repeat FILE"),
    ]
    if about.link:
        pairs.append(("link", about.link))
    return [(words[name], value) for name, value in pairs]


def _asked(about: Description, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    chosen = about.selection
    if chosen.matter:
        yield from _matter(chosen.matter)
    if chosen.ids:
        yield "ids", str(len(chosen.ids))
        if about.unknown:
            yield "unknown", "; ".join(about.unknown)
        return
    question = chosen.question
    yield "query", question.text or words["every"]
    yield from _filters(question, words)
    # Without words there is nothing to be relevant to.
    yield "sort", words[question.sort if question.text else _dated(question)]


def note_of(record: Record, about: Description) -> str:
    """Return what the dossier that is exported notes of an article, with its label; else ""."""
    matter = about.selection.matter
    note = matter.notes.get(record.article.id) if matter else None
    return f"{WORDING[about.selection.lang]['own_note']}: {note}" if note else ""


def _matter(matter: Matter) -> Iterator[tuple[str, str]]:
    yield "matter", matter.title
    if matter.note:
        yield "own_note", matter.note
    for name, values in (("documents", matter.documents), ("communes", matter.communes)):
        if values:
            yield name, "; ".join(values)


def _filters(question: Question, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if question.since:
        yield "from", question.since
    if question.until:
        yield "to", question.until
    for facet, values in question.chosen.items():
        shown = labels(facet, values) | {NONE: words["none"]}
        yield facet, "; ".join(shown[value] for value in values)
    for name in ("certain_dates", "exact_accents", "as_words", "fold"):
        if getattr(question, name):
            yield name, words["yes"]


def _dated(question: Question) -> str:
    return "oldest" if question.sort == "oldest" else "newest"
