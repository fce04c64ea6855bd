import unicodedata

import pytest

from vietnamese.documents.finding import find
from vietnamese.documents.signs import key


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị quyết số 58-NQ/TW ngày 05/8/2020 của Bộ Chính trị", "58-NQ/TW"),
        ("thực hiệnNghị quyết số 58-NQ/TWcủa Bộ Chính trị", "58-NQ/TW"),
        ("Quyết định số 259/QĐ-TTgngày 17/3/2023", "259/QĐ-TTg"),
        ("QUYẾT ĐỊNH SỐ 259/QĐ-TTG", "259/QĐ-TTg"),
        ("theo QĐ 259 / QĐ – TTg, CV số 15/UBND-VX", "259/QĐ-TTg 15/UBND-VX"),
        ("quyet dinh so 259/qd-ttg, Quyết định 259/Qđ-ttg", "259/QĐ-TTg 259/QĐ-TTg"),
        ("Kết luận 1276 — KL/TU; Kết luận số 1276/KL-TU", "1276-KL/TU 1276-KL/TU"),
        ("Chỉ thị số O5-CT/TW và Chỉ thị 5-CT/TW", "05-CT/TW 05-CT/TW"),
        ("Nghị quyết 29-NQ/TƯ, Thông tri số 7-TT/HU", "29-NQ/TW 07-TT/HU"),
        ("15/2021/NĐ-CP, 15/2021/ND-CP, 15/2021 /NĐ- CP", "15/2021/NĐ-CP " * 3),
        ("Nghị định 15/2021/NĐCP và Thông tư 08/2022TT-BNV", "15/2021/NĐ-CP 08/2022/TT-BNV"),
        ("các Nghị định số 32/2019, 60/2021 của Chính phủ", "32/2019/NĐ-CP 60/2021/NĐ-CP"),
        ("Nghị định 32/2019, 60/2021/NĐ-CP", "32/2019/NĐ-CP 60/2021/NĐ-CP"),
        ("Công văn số 123/UBND-VX; văn bản số 4441/VPCP-V.I", "123/UBND-VX 4441/VPCP-V.I"),
        ("Kế hoạch 45/KH-UBND-TNMT, công văn số 110/CV-HoREA", "45/KH-UBND-TNMT 110/CV-HoREA"),
        ("quyết định số 27 / C 03 - P 14, xảy ra; Công văn 9 / PC 09 - Đ 3. Dù",
         "27/C03-P14 09/PC09-Đ3"),
        ("Luật Đất đai số 31/2024/QH15; Nghị quyết 1238/NQ-UBTVQH 15",
         "31/2024/QH15 1238/NQ-UBTVQH15"),
        ("Thông tư liên tịch 01/2020/TTLT/BTC-BNV", "01/2020/TTLT-BTC-BNV"),
        ("Quy định 96-QĐi/HU, Chương trình số 12/CTR-TU", "96-QĐi/HU 12-CTr/TU"),
        ("các Nghị quyết số 26, 27, 28-NQ/TW", "26-NQ/TW 27-NQ/TW 28-NQ/TW"),
        ("các Nghị quyết số 18 và số 19-NQ/TW", "18-NQ/TW 19-NQ/TW"),
        ("Công văn số 11/STC-NS, 12/STC-NS", "11/STC-NS 12/STC-NS"),
        ("Quyết định số 1177/QĐ UBND ngày 5/4/2021", "1177/QĐ-UBND"),
        ("(Báo cáo số 302/BC-CTTL; 542/BC-TĐIAL ngày 13/7)", "302/BC-CTTL 542/BC-TĐIAL"),
        ("Thực hiện Quyết định số 15/QĐ-UBND - TTXVN đưa tin", "15/QĐ-UBND"),
        ("Bản án số 07/2017/KDTM-ST, Giấy phép số 376/GP-NTBD", "07/2017/KDTM-ST 376/GP-NTBD"),
        ("Kế hoạch số 45/KH-UBND. UBND xã đã họp", "45/KH-UBND"),
        ("Nghị quyết số 58\u2011NQ/TW, số\u00a058-NQ/TW", "58-NQ/TW 58-NQ/TW"),
        ("Điều 5 Nghị định 15/2021/NĐ-CP, khoản 2 Điều 3 Thông tư 8/2022/TT-BNV",
         "15/2021/NĐ-CP 08/2022/TT-BNV"),
    ],
)  # fmt: skip
def test_numbers_in_their_one_form(text, numbers):
    assert [cited.number for cited in find(text)] == numbers.split()
    decomposed = unicodedata.normalize("NFD", text)
    assert [cited.number for cited in find(decomposed)] == numbers.split()


@pytest.mark.parametrize(
    "text",
    [
        "ngày 05/8/2020, tháng 7-2016 UBND tỉnh, từ năm 2001 - 2006 UBND xã",
        "3/4 số hộ, tỷ số 2-1, 24/7, 5-7 ha, 30km/h, rộng 12 km2, RON 95-III",
        "xe 36A-123.45, tàu TH 91278-TS, đường ĐT650, QL1A, quốc lộ 47 - TP Thanh Hóa",
        "gọi 0373.820-123, số 15/2 đường Lê Lợi, số 10 HH3A Linh Đàm",
        "Điều 66/NĐCP, khoản 3-BLHS, mẫu số 01/BC-UBND, Điều 12, 13 Luật Đất đai",
        "máy bay 737-MAX, A350/VN-A896, F-16C/D, iPhone 12-PM, chuyến VN 208/SGN-HAN",
        "QCVN 01:2009/BYT, TCVN 5574:2018, Ban chỉ đạo 138/CP",
        "Nghị quyết 29. UBND tỉnh đã họp; kế hoạch 2020 - VNPT",
        "Nghị quyết Đại hội 13, Nghị định 100, Thông tư số 04/2005, Luật số 34",
        "pháp luật số 1 - ABC; kỷ luật 2/ABC",
    ],
)
def test_no_documents(text):
    assert [cited.number for cited in find(text)] == []


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "date"),
    [
        ("Nghị quyết số 58-NQ/TW ngày 05/8/2020 của Bộ Chính trị về xây dựng",
         "Nghị quyết", "Bộ Chính trị", "2020-08-05"),
        ("Kết luận số 12-KL/HU ngày 20 tháng 9 năm 2022 của Ban Thường vụ Huyện uỷ Đông Sơn về",
         "Kết luận", "Ban Thường vụ Huyện uỷ Đông Sơn", "2022-09-20"),
        ("Kế hoạch 45/KH-UBND của UBND huyện Thọ Xuân, ban hành ngày 3-2-2023",
         "Kế hoạch", "UBND huyện Thọ Xuân", "2023-02-03"),
        ("Ngày 17/11/2017, Chính phủ ban hành Nghị quyết số 120/NQ-CP",
         "Nghị quyết", "Chính phủ", "2017-11-17"),
        ("UBND tỉnh (UBND) vừa có Công văn số 12/UBND-NN", "Công văn", "UBND tỉnh", None),
        ("Kế hoạch số 41/KH-UBND xã Đông Hòa", "Kế hoạch", "UBND xã Đông Hòa", None),
        ("Thông tư 8/2022/TT-BNV quy định", "Thông tư", "Bộ Nội vụ", None),
        ("Thông tư số 07/2019/TT-ABC do Bộ Giáo dục và Đào tạo ban hành",
         "Thông tư", "Bộ Giáo dục và Đào tạo", None),
        ("Thông tư liên tịch 13/2016/TTLT-BYT-BGDĐT của Bộ Y tế và Bộ Giáo dục và Đào tạo quy định",
         "Thông tư liên tịch", "Bộ Y tế và Bộ Giáo dục và Đào tạo", None),
        ("Nghị quyết 35/NQ-HĐND năm 2021 của HĐND tỉnh và Quyết định",
         "Nghị quyết", "HĐND tỉnh", "2021"),
        ("Nghị quyết 12/NQ-CP của Chính phủ TẠI ĐÂY", "Nghị quyết", "Chính phủ", None),
        ("Ngày 3/12/2020, Chủ tịch UBND huyện Lê Văn Ngọc đã ký Công điện số 9/CĐ-UBND",
         "Công điện", "Chủ tịch UBND huyện", "2020-12-03"),
        ("Quy định số 96-QĐ/HU", "Quy định", None, None),
        ("văn bản số 12/UBND-NN có hiệu lực từ ngày 1/1/2020", None, None, None),
        ("Văn bản số 88/TB-UBND ngày 31/2/2020", "Thông báo", None, None),
        ("Nghị định số 1956/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", None),
        ("Đề án 06/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", None),
        ("ông Lê Văn A ký Tờ trình số 5/TTr-UBND", "Tờ trình", None, None),
        ("bổ sung Quyết định 1/QĐ-UBND ngày 3/3/2020 quy định ban hành Quy chế số 5/QC-UBND",
         "Quy chế", None, None),
    ],
)  # fmt: skip
def test_what_the_text_says_of_a_document(text, kind, issuer, date):
    cited = list(find(text))[-1]
    assert (cited.kind, cited.issuer, cited.date) == (kind, issuer, date)


def test_offsets_are_those_of_the_text():
    text = unicodedata.normalize("NFD", "Các Nghị quyết số 26, 27 –NQ/TW và Nghị định 15/2021.")
    assert [text[cited.start : cited.end] for cited in find(text)] == [
        "26", "27 –NQ/TW", "15/2021",
    ]  # fmt: skip


def test_spellings_of_one_number_have_one_key():
    assert len({key(written) for written in ("58-NQ/TW", "58 nq/tw", "58/NQ–TW", "058nqtw")}) == 1
    assert key("58-NQ/TW") != key("58-NQ/TU")
