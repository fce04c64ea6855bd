"""Abbreviations and their long forms find each other; a user's own table comes first."""

import pytest

from vietnamese.abbreviations import Abbreviations, AbbreviationsError
from vietnamese.tables import data_path
from vietnamese.words import words


def forms(text):
    return tuple(word.forms for word in words(text))


def spelt(phrases):
    return [" ".join(form.accented for form in phrase) for phrase in phrases]


def found(table, query):
    return [(m.start, m.end, spelt(m.alternatives)) for m in table.matches(forms(query))]


@pytest.fixture(scope="module")
def shipped():
    return Abbreviations.load()


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("BTV huyện ủy", [(0, 1, ["ban thường vụ", "biên tập viên"])]),
        ("họp ban thường vụ", [(1, 4, ["btv"])]),
        ("họp ban thuong vu", [(1, 4, ["btv"])]),
        ("hdnd xa", [(0, 1, ["hội đồng nhân dân"])]),
        ("Uỷ ban nhân dân xã", [(0, 4, ["ubnd"])]),
        ("KT-XH", [(0, 2, ["kinh tế xã hội", "ktxh"])]),
        ("phát triển kinh tế - xã hội", [(2, 6, ["kt xh", "ktxh"])]),
        ("GCN quyền sử dụng đất", [(0, 1, ["giấy chứng nhận"]), (1, 5, ["qsdđ"])]),
        ("giấy chứng nhận quyền sử dụng đất", [(0, 7, ["gcnqsdđ"])]),
        ("xe oto", [(1, 2, ["ô tô"])]),
        ("xe ô tô", [(1, 3, ["oto"])]),
        ("xe o to", [(1, 3, ["oto"])]),
        ("biên tập viên", []),
        ("đầu tư", []),
        ("xây dựng nông thôn mới", [(0, 5, ["xdntm"])]),
        ("nông thôn moi", []),
        ("", []),
    ],
)
def test_either_form_finds_the_other(shipped, query, matches):
    assert found(shipped, query) == matches


def test_the_usual_sense_alone_leads_back(shipped):
    assert spelt(shipped.long_forms(forms("BTV"))) == ["ban thường vụ", "biên tập viên"]
    assert spelt(shipped.short_forms(forms("Ban Thường vụ"))) == ["btv"]
    assert shipped.short_forms(forms("biên tập viên")) == ()


def test_a_users_table_comes_first(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text(
        "\ufeffshort\tlong\tsource\n# ours\nBTV\tbiên tập viên\n\nTCD\ttiếp công dân\tus\n", "utf-8"
    )
    table = Abbreviations.load(own)
    assert found(table, "BTV tcd") == [
        (0, 1, ["biên tập viên", "ban thường vụ"]), (1, 2, ["tiếp công dân"])
    ]  # fmt: skip
    assert spelt(table.short_forms(forms("biên tập viên"))) == ["btv"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("UBND", 'line 2: "UBND" has no long form. Put a tab'),
        ("Ủy ban nhân dân\tUBND", 'line 2: "UBND" has no more words than "Ủy ban nhân dân". Put'),
        ("TƯ\tTrung ương", 'line 2: "TƯ" is a word of the language too'),
        ("-\tkhông có gì", 'line 2: "không có gì" has no more words than "-"'),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, complaint):
    own = tmp_path / "own.tsv"
    own.write_text(f"# ours\n{line}\n", "utf-8")
    with pytest.raises(AbbreviationsError) as error:
        Abbreviations.load(own)
    assert str(error.value).startswith(f"{own}, {complaint}")


def test_a_table_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(AbbreviationsError, match="no such file"):
        Abbreviations.load(tmp_path / "none.tsv")
    other = tmp_path / "other.tsv"
    other.write_text("TCD\ttiếp công dân", "utf-16")
    with pytest.raises(AbbreviationsError, match="not UTF-8"):
        Abbreviations.load(other)


def test_every_shipped_row_has_its_source():
    lines = data_path("language/abbreviations.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert rows[0] == ["short", "long", "source"]
    assert all(len(row) == 3 and all(row) for row in rows)
    assert len({tuple(row[:2]) for row in rows}) == len(rows)
