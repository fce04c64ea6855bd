import pytest

from vietnamese.legacy import Read, read_legacy

TEXT = "Ủy ban nhân dân xã Đông Phú tổng kết năm học, biểu dương những học sinh có thành tích tốt."
TCVN3 = (
    "ñy ban nh©n d©n x· §«ng Phó tæng kÕt n¨m häc, "
    "biÓu d\u00ad¬ng nh÷ng häc sinh cã thµnh tÝch tèt."
)
VNI = (
    "UÛy ban nhaân daân xaõ Ñoâng Phuù toång keát naêm hoïc, "
    "bieåu döông nhöõng hoïc sinh coù thaønh tích toát."
)


def test_both_are_read():
    # Capitals with marks have a font of their own in TCVN3.
    assert read_legacy(TCVN3) == Read(TEXT.replace("Ủ", "ủ"), "TCVN3")
    assert read_legacy(VNI) == Read(TEXT, "VNI")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.upper(),
        "Quyết định số 12/QĐ-UBND",
        "Le café de la Préfecture a été fermé à Orléans",
        "Der Bürgermeister grüßte die Schüler über die Straße",
        "hello world",
        "",
        "Đông Phú",
    ],
)
def test_what_is_written_otherwise_is_left(text):
    assert read_legacy(text) is None
