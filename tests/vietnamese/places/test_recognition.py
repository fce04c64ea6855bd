"""Communes in texts: each form alone, passages in own words, labelled passages of corpora."""

import json
from pathlib import Path

import pytest

from benchmarks.quality.communes import labelled, measured, recognised
from vietnamese.places.recognition import Place, recognise

DONG_SON = Place(None, "huyện Đông Sơn", "tỉnh Thanh Hóa")
HERE = Path(__file__).parent
PASSAGES = [json.loads(line) for line in (HERE / "passages.jsonl").read_text("utf-8").splitlines()]
# Missed: a bare name after a verb that says neither where something is nor who acts.
MISSED = {"Giải bóng chuyền: Định Tân thắng Định Tiến 3-2 tại sân xã Định Long."}


def names(text, place=DONG_SON, published="2023-05-29"):
    return [found.name for found in recognise("", text, place, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tại xã Đông Tiến, huyện Đông Sơn", ["xã Đông Tiến"]),
        ("Đảng ủy xã Đông Hòa, Trưởng công an xã", ["xã Đông Hòa"]),
        ("các xã Đông Yên, Đông Văn và Đông Phú", ["xã Đông Yên", "xã Đông Văn", "xã Đông Phú"]),
        ("4 xã:  Đông Tiến, Đông Thịnh, Đông Nam đạt chuẩn",
         ["xã Đông Tiến", "xã Đông Thịnh", "xã Đông Nam"]),
        ("xã Đông Tiến, thị trấn Rừng Thông", ["xã Đông Tiến", "thị trấn Rừng Thông"]),
        ("THỊ TRẤN RỪNG THÔNG", ["thị trấn Rừng Thông"]),
        ("Chủ tịch UBND xã Đông Nam Lê Văn Ồn", ["xã Đông Nam"]),
        ("Chủ tịch UBND xã Lê Văn Ồn", []),
        ("phường Đông Thọ và Phường Đông Hương", ["phường Đông Thọ", "phường Đông Hương"]),
        ("các xã Đông Yên và Phòng Nông nghiệp", ["xã Đông Yên"]),
        ("kinh tế - xã hội; Xã hội chủ nghĩa; thị xã Nghi Sơn; hợp tác xã Đông Tiến; toàn xã", []),
        ("Trường THCS Đông Tiến; chợ Đông Tiến; KCN Đông Hòa - Đông Yên", []),
        ("xã Nông thôn mới kiểu mẫu; sắp xếp xã: Đạt 1.014 giấy; cấp phường 5 ngày", []),
        ("TT Trump, TTXVN và Thông tấn xã Việt Nam; TP.HCM; K P. 3", []),
    ],
)  # fmt: skip
def test_communes_in_each_form(text, expected):
    assert names(text) == expected


def test_offsets_are_those_of_the_text():
    text = "Về các xã Đông Yên, Đông Văn."
    found = recognise("", text, DONG_SON, None)
    assert [[text[a:b] for a, b in one.spans] for one in found] == [["xã Đông Yên"], ["Đông Văn"]]


def test_a_name_that_fits_no_unit_or_several_is_uncertain():
    for text in ("xã Đông Xuân của huyện", "Nạn nhân trú tại xã Hòa Bình."):
        place = DONG_SON if "Đông" in text else Place()
        assert [one.certain for one in recognise("", text, place, "2016-02-02")] == [False]


def test_the_day_decides_between_a_former_and_a_present_unit():
    text = "UBND xã Hoằng Tiến"
    place = Place(province="tỉnh Thanh Hóa")
    found = [recognise("", text, place, day)[0].unit.id for day in ("2023-05-29", "2025-12-01")]
    assert found == ["15988@2021", "15991@2025-07"]


def test_how_it_was_decided_is_told():
    text = "xã Đông Tiến; xã Quảng Định (Quảng Xương); các xã Đông Yên, Đông Vawn"
    found = recognise("", text, DONG_SON, "2023-05-29")
    assert [one.by for one in found] == ["portal", "named", "portal", "spelling"]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:40])
def test_passages_in_own_words(passage):
    found = recognised(passage)
    if passage["text"] in MISSED:
        assert found < set(passage["units"])
    else:
        assert found - set(passage["open"]) == set(passage["units"])


def test_labelled_passages_of_the_corpora():
    passages = labelled()
    if passages is None:
        pytest.skip("TINXA_EVAL names no folder with news/*.jsonl.gz")
    scores = measured(passages)
    assert scores.precision >= 0.97
    assert scores.recall >= 0.95
