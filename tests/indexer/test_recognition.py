"""Facts are derived from articles, kept, and derived anew when what they came from changes."""

from archive.store import Archive
from indexer.recognition import find_figures, refresh
from tests.making import article

BODY = "Tổng thu ngân sách tháng 5 ước đạt 55,932 tỷ đồng, đạt 46% dự toán tỉnh giao."


def test_the_day_of_publication_tells_the_year():
    dated = find_figures(article(body=BODY, published="2023-05-29"))
    assert [(f.since, f.until) for f in dated] == [("2023-05-01", "2023-05-31")] * 2
    assert [f.since for f in find_figures(article(body=BODY))] == [None, None]


def test_figures_are_kept_beside_the_article(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        archive.put(article(id="1", body=BODY, published="2023-05-29"))
        refresh(archive, progress=lambda _: None)
        figures = archive.require("1").derived.figures
        assert [f.plan for f in figures] == [None, "dự toán tỉnh giao"]
        archive.put(article(id="1", body=BODY.replace("46%", "47%"), published="2023-05-29"))
        refresh(archive, progress=lambda _: None)
        assert archive.require("1").derived.figures[1].value == 47


def test_several_processes_find_what_one_does(tmp_path):
    sentence = "UBND xã Đông Tiến thu {} tỷ đồng theo Quyết định số {}/QĐ-UBND."

    def derived(name, processes):
        with Archive.open(tmp_path / name) as archive:
            for n in range(700):
                archive.put(article(id=str(n), body=sentence.format(n + 1, n + 1)))
            told = []
            done = refresh(archive, progress=told.append, processes=processes)
            assert done == told[-1] == 700
            assert refresh(archive, progress=told.append, processes=processes) == 0
            return [record.derived for record in archive.records([str(n) for n in range(700)])]

    alone = derived("one.sqlite", 1)
    assert alone[41].figures[0].value == 42e9
    assert derived("two.sqlite", 2) == alone
