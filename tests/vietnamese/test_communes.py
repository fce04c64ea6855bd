import pytest
from vietnamese.communes import find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tại xã Đông Tiến, huyện Đông Sơn", ["xã Đông Tiến"]),
        ("Đảng ủy xã Đông Hòa, Trưởng công an xã", ["xã Đông Hòa"]),
        ("các xã Đông Yên, Đông Văn và Đông Phú", ["xã Đông Yên", "xã Đông Văn", "xã Đông Phú"]),
        ("4 xã:  Đông Tiến, Đông Thịnh, Đông Nam đạt chuẩn",
         ["xã Đông Tiến", "xã Đông Thịnh", "xã Đông Nam"]),
        ("xã Đông Tiến, thị trấn Rừng Thông", ["xã Đông Tiến", "thị trấn Rừng Thông"]),
        ("THỊ TRẤN RỪNG THÔNG", ["thị trấn Rừng Thông"]),
        ("Chủ tịch UBND xã Đông Nam Lê Văn Ồn", ["xã Đông Nam"]),
        ("phường 5 và Phường Đông Hương", ["phường 5", "phường Đông Hương"]),
        ("các xã Đông Yên và Phòng Nông nghiệp", ["xã Đông Yên"]),
        ("kinh tế - xã hội; Xã hội chủ nghĩa; thị xã Nghi Sơn; hợp tác xã Đông Tiến; toàn xã", []),
        ("ở Đông Tiến, Trường THCS Đông Tiến", []),
        ("xã Nông thôn mới kiểu mẫu", []),
    ],
)  # fmt: skip
def test_communes_with_their_kind(text, names):
    assert [found.name for found in find(text)] == names


def test_offsets_are_those_of_the_text():
    text = "Về các xã Đông Yên, Đông Văn."
    assert [text[found.start : found.end] for found in find(text)] == ["xã Đông Yên", "Đông Văn"]
