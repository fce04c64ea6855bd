"""Corrections stand beside the portal's record and outlive what becomes of it."""

import msgspec
import pytest

from archive import derivations
from archive.article import Amendment, Correction, Derived, Document, Mention
from archive.corrections import correct, corrected_records, undo
from archive.errors import CorrectionError, NotFound, RecordError
from archive.exchange import article_from, corrections_from, record_of
from archive.store import Archive
from tests.making import article

PORTAL = {
    "id": "1", "title": "Tin", "body": "Tại xã Đông Hòa", "category": "Xã hội",
    "authors": ["Lê Hà"], "published": "2023-05-29", "date_source": "guess",
    "published_at": "2023-05-29T10:00:00+07:00",
}  # fmt: skip


def correction(at="2026-01-01T00:00:00Z", note=None, **fields):
    amendments = tuple(Amendment(field=name, value=value) for name, value in fields.items())
    return Correction(at=at, fields=amendments, by="Lan", note=note)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as opened:
        opened.put(article(**PORTAL), imported=Derived(communes=(Mention(name="xã Đông Hòa"),)))
        yield opened


@pytest.mark.parametrize(
    ("field", "value", "was"),
    [
        ("published", "2024-05-29", "2023-05-29"),
        ("title", "Tin mới", "Tin"),
        ("summary", "Sapo", None),
        ("category", None, "Xã hội"),
        ("authors", ("An", "Bình"), ("Lê Hà",)),
    ],
)
def test_what_was_put_right_holds_and_what_was_there_is_told(archive, field, value, was):
    record = correct(archive, "1", correction(note="gõ nhầm", **{field: value}))
    assert getattr(record.article, field) == value
    assert getattr(archive.get("1"), field) == value
    assert record.corrections[0].fields == (Amendment(field=field, value=value, was=was),)
    assert (record.corrections[0].by, record.corrections[0].note) == ("Lan", "gõ nhầm")
    assert archive.original("1") == article(**PORTAL)
    assert record.original[field] == was


def test_a_corrected_date_says_so_and_a_time_of_another_day_goes(archive):
    same = correct(archive, "1", correction(published="2023-05-29")).article
    assert (same.date_source, same.published_at) == ("corrected", PORTAL["published_at"])
    other = correct(archive, "1", correction(published="2024-05-29")).article
    assert (other.date_source, other.published_at) == ("corrected", None)
    assert archive.rows("SELECT published FROM articles") == [("2024-05-29",)]


def test_communes_are_added_as_certain_and_taken_off_and_the_recognised_kept(archive):
    found = (Mention(name="xã Đông Hoà", certain=False), Mention(name="xã Đông Yên"))
    derivations.keep(archive, [(archive.get("1"), found)], kind="communes", version="1")
    made = correction(commune="xã Đông Hòa"), correction(no_commune="xã Đông Yên")
    for each in (*made, correction(commune="xã Đông Tiến")):
        record = correct(archive, "1", each)
    names = [(mention.name, mention.certain) for mention in record.derived.communes]
    assert names == [("xã Đông Hoà", True), ("xã Đông Tiến", True)]
    assert record.original["communes"] == found
    again = (*found, Mention(name="xã Đông Phú"))
    derivations.keep(archive, [(archive.get("1"), again)], kind="communes", version="2")
    names = [mention.name for mention in archive.require("1").derived.communes]
    assert names == ["xã Đông Hoà", "xã Đông Phú", "xã Đông Tiến"]


def test_a_correction_outlives_a_new_version_of_the_article(archive):
    correct(archive, "1", correction(title="Tin đúng", published="2024-05-29"))
    changed = article(**PORTAL | {"title": "Tin sửa", "body": "Tại xã Đông Yên"})
    assert archive.put(changed) == "changed"
    record = archive.require("1")
    assert (record.article.title, record.article.body) == ("Tin đúng", "Tại xã Đông Yên")
    assert record.corrections[0].fields[0].was == "Tin sửa"
    assert archive.original("1") == changed
    assert archive.rows("SELECT published FROM articles") == [("2024-05-29",)]
    assert [version.title for version in archive.versions("1")] == ["Tin"]
    archive.mark_gone("1")
    assert (archive.get("1").status, archive.get("1").title) == ("gone", "Tin đúng")
    assert archive.original("1").title == "Tin sửa"


def test_a_fetch_that_brings_nothing_new_leaves_a_corrected_article_alone(archive):
    correct(archive, "1", correction(title="Tin đúng"))
    before = archive.clock()
    assert archive.put(article(**PORTAL)) == "same"
    assert archive.clock() == before


def test_a_correction_is_a_change_and_facts_are_derived_from_what_holds(archive):
    derivations.keep(archive, [(archive.get("1"), ())], kind="communes", version="1")
    seen = archive.clock().change
    correct(archive, "1", correction(title="Tin ở xã Đông Tiến"))
    assert [change.record.article.title for change in archive.changes(after=seen)] == [
        "Tin ở xã Đông Tiến"
    ]
    stale = [pair for batch in derivations.stale(archive, {"communes": "1"}) for pair in batch]
    assert [each.title for each, _ in stale] == ["Tin ở xã Đông Tiến"]


def test_imported_facts_are_not_lost_to_a_correction(archive):
    facts = Derived(documents=(Document(number="58-NQ/TW"),))
    archive.put(article(id="2", body="Nghị quyết"), imported=facts)
    correct(archive, "2", correction(title="Tin"[::-1]))
    assert archive.require("2").derived == facts


def test_the_latest_correction_is_taken_back_first(archive):
    correct(archive, "1", correction(title="Một", category="A"))
    correct(archive, "1", correction(at="2026-01-02T00:00:00Z", title="Hai"))
    assert undo(archive, "1").fields[0].value == "Hai"
    assert (archive.get("1").title, archive.get("1").category) == ("Một", "A")
    seen = archive.clock().change
    undo(archive, "1")
    assert archive.get("1") == article(**PORTAL)
    assert archive.count_changes(after=seen) == 1
    assert archive.require("1").original == {}
    with pytest.raises(CorrectionError, match="no correction"):
        undo(archive, "1")


def test_what_changes_nothing_is_refused(archive):
    for fields in ({"title": "Tin"}, {"no_commune": "xã Đông Tiến"}, {"authors": ("Lê Hà",)}):
        with pytest.raises(CorrectionError, match="so already"):
            correct(archive, "1", correction(**fields))
    assert corrected_records(archive) == []


def test_an_unknown_id_is_refused_and_near_ones_are_named(archive):
    archive.put(article(id="dongson-12", body="một"))
    with pytest.raises(NotFound, match="Perhaps dongson-12 is meant"):
        correct(archive, "dongson-13", correction(title="X"))


def test_corrections_go_with_their_article(archive):
    correct(archive, "1", correction(title="Một"))
    archive.remove("1")
    assert archive.rows("SELECT count(*) FROM corrections") == [(0,)]
    archive.put(article(**PORTAL))
    assert archive.get("1").title == "Tin"


EVERYTHING = [
    correction(title="Một", published="2024-05-29", note="gõ nhầm"),
    correction(at="2026-01-02T00:00:00Z", commune="xã Đông Tiến", no_commune="xã Đông Hòa"),
    correction(at="2026-01-03T00:00:00Z", title="Hai", summary="Sapo", category=None, authors=()),
]


def taken(archive, exported):
    fields, derived = article_from(exported)
    return archive.put(fields, imported=derived, corrections=corrections_from(exported))


def seen_with(record, other):
    """Return *other* as if it had been seen first when *record* was: each has its own time."""
    return msgspec.structs.replace(other, first_seen=record.first_seen)


def test_what_is_exported_is_imported_again_the_record_and_its_corrections_apart(archive, tmp_path):
    for each in EVERYTHING:
        correct(archive, "1", each)
    record = archive.require("1")
    exported = msgspec.json.decode(msgspec.json.encode(record_of(record)))
    assert (exported["title"], exported["date_source"]) == ("Hai", "corrected")
    assert taken(archive, exported) == "same"
    with Archive.open(tmp_path / "other.sqlite") as other:
        assert taken(other, exported) == "new"
        assert other.original("1") == archive.original("1")
        assert seen_with(record, other.require("1")) == record
        assert taken(other, exported) == "same"
        undo(other, "1")
        assert other.get("1").title == "Một"
        before = other.clock().change
        assert taken(other, exported) == "changed"
        assert seen_with(record, other.require("1")) == record
        assert other.count_changes(after=before) == 1


@pytest.mark.parametrize(
    "foreign",
    [
        {"corrections": "có"},
        {"corrections": [{"page": 3}], "original": {}},
        {"corrections": [], "original": {"title": "Khác"}},
        {"original": "scan.pdf"},
    ],
)
def test_fields_of_that_name_in_another_form_are_kept_as_they_are(foreign):
    taken, _ = article_from({"title": "T", **foreign})
    assert taken.title == "T"
    assert taken.extra == {key: value for key, value in foreign.items() if value}


@pytest.mark.parametrize(
    ("field", "value"),
    [("published", "hôm qua"), ("published", None), ("title", None), ("title", ["a"]),
     ("authors", "An"), ("category", ["a"]), ("commune", " ")],
)  # fmt: skip
def test_a_correction_that_no_field_can_hold_is_refused(field, value):
    amended = {"at": "2026-01-01T00:00:00Z", "fields": [{"field": field, "value": value}]}
    with pytest.raises(RecordError, match=f"corrections: {field}"):
        corrections_from({"title": "T", "corrections": [amended], "original": {"title": "U"}})
