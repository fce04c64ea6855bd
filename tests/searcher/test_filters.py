import pytest

from searcher.days import first_day, last_day
from searcher.errors import QueryError
from searcher.filters import owners, where_of

COMMUNES = ("xã Đông Tiến", "phường Đông Tiến", "xã Đông Hòa", "thị trấn Rừng Thông")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("02/2024", "2024-02-01", "2024-02-29"),
        ("2023-5-9", "2023-05-09", "2023-05-09"),
        ("29/5/2023", "2023-05-29", "2023-05-29"),
    ],
)
def test_dates_as_typed(typed, first, last):
    assert (first_day(typed), last_day(typed)) == (first, last)


@pytest.mark.parametrize("typed", ["", "13/2023", "30/02/2023", "23", "2023-00", "hôm qua"])
def test_no_dates(typed):
    for day in (first_day, last_day):
        with pytest.raises(QueryError, match="is no date"):
            day(typed)


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Đông Tiến", ("xã Đông Tiến", "phường Đông Tiến")),
        ("xa dong tien", ("xã Đông Tiến",)),
        ("phường Đông Tiến", ("phường Đông Tiến",)),
        ("RỪNG THÔNG", ("thị trấn Rừng Thông",)),
        ("Hoằng Lộc", ("Hoằng Lộc",)),
    ],
)
def test_a_commune_by_its_name(name, means):
    assert owners(name, COMMUNES) == means


@pytest.mark.parametrize("pair", ["year", "colour=red", "=2023"])
def test_no_filters(pair):
    with pytest.raises(QueryError, match="FACET=VALUE"):
        where_of([pair])
