"""The gazetteer: what it holds, how its units hang together, and how they are looked up."""

from collections import Counter

import pytest

from vietnamese.places.history import became, members, parents, predecessors, present_value, step
from vietnamese.places.lookup import look_up
from vietnamese.places.table import gazetteer
from vietnamese.writing import fold

PLACES = gazetteer()
PRESENT = [unit for unit in PLACES.units if 2 in unit.snapshots]


def test_every_unit_of_each_snapshot_is_there():
    counts = Counter(at for unit in PLACES.units for at in unit.snapshots)
    assert counts == {0: 10599, 1: 10035, 2: 3321}
    assert len(PLACES.by_id) == len(PLACES.units)


def test_a_code_bears_one_name_at_a_snapshot():
    for at in range(3):
        codes = Counter(unit.code for unit in PLACES.units if unit.parents[at])
        assert max(codes.values()) == 1


def test_nine_communes_and_wards_were_called_dong_son():
    assert sum(1 for unit in PLACES.named["đông sơn"] if 0 in unit.snapshots) == 9


def test_every_district_and_province_is_known():
    for unit in PLACES.units:
        for at in unit.snapshots:
            assert PLACES.province(unit, at).is_province


def test_every_link_leads_to_a_unit_of_the_next_snapshot():
    for unit in PLACES.units:
        for at in unit.snapshots:
            if at < 2 and unit.into[at] is not None:
                codes = unit.into[at] or (unit.code,)
                assert [one.code for one in step(unit, at).units] == list(codes), unit


def test_three_units_have_gone_where_no_source_tells():
    unknown = [unit.name for unit in PLACES.units if not became(unit).known]
    assert unknown == ["Xã Phúc Thành A", "Phường Hải Châu II", "Xã Phú An Hòa"]


def test_a_present_unit_unites_itself_and_its_predecessors():
    for unit in PRESENT[::50]:
        united = members(present_value(unit))
        assert united == (unit.id, *(one.id for one in predecessors(unit)))
        for one in united:
            assert present_value(unit) in parents(one)


def test_every_unit_but_three_has_a_present_parent():
    assert sum(1 for unit in PLACES.units if not parents(unit.id)) == 3
    assert parents("99999@2021") == ()


def test_present_units_that_kept_code_and_name_have_predecessors_all_the_same():
    kept = [unit for unit in PRESENT if len(unit.snapshots) > 1]
    assert sum(1 for unit in kept if predecessors(unit)) > 971


def test_a_split_unit_has_several_parents():
    assert set(parents("00016@2021")) == {"00004@2025-07+", "00008@2025-07+"}
    assert became(PLACES.by_id["00016@2021"]).split


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("xã Đông Tiến, huyện Đông Sơn", ["16405@2021"]),
        ("XA DONG TIEN, THANH HOA", ["15724@2021", "16405@2021"]),
        ("Đông Thịnh, Thanh Hóa", ["16414@2021", "16414@2025-01"]),
        ("16405", ["16405@2021"]),
        ("15853@2025-07", ["15853@2025-07"]),
        ("15853@2025-07+", ["15853@2025-07"]),
        ("99999", []),
        ("phường Đông Tiến", ["15853@2025-07"]),
        ("Phường 05, quận Gò Vấp", ["26887@2021"]),
        ("xã Nghi Sơn, huyện Tĩnh Gia", ["16657@2021"]),
    ],
)
def test_units_are_found_as_they_are_typed(query, ids):
    assert [unit.id for unit in look_up(query).units] == ids


def test_one_letter_wrong_suggests_the_right_name():
    assert "Đông Tiến" in look_up("Đông Tiếm").suggestions
    assert {fold(one) for one in look_up("Rừn Thông").suggestions} == {"rung thong"}
    assert look_up("xã Đông Tiến, Quảng Xương").suggestions[0].startswith("Xã Đông Tiến, ")
    assert look_up("Xyzzy").suggestions == ()
