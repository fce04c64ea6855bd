"""The signs of documents, as decree 30/2020/NĐ-CP and the Party's guideline 36-HD/VPTW write them.

A document of the state is ``259/QĐ-TTg``, one of the Party ``58-NQ/TW``; numbers below ten have a
nought before them. A sign names a kind (QĐ), then who issued it (TTg), then the unit that wrote it.
"""

import re
from collections.abc import Iterable, Sequence

from vietnamese.writing import compose, fold

DASHES = r"\-‐‑–—−"
"""What stands for a hyphen, inside the brackets of a pattern."""

KINDS: dict[str, tuple[str, ...]] = {
    "NQ": ("Nghị quyết",), "NQLT": ("Nghị quyết liên tịch",), "QĐ": ("Quyết định", "Quy định"),
    "QĐi": ("Quy định",), "QyĐ": ("Quy định",), "CT": ("Chỉ thị", "Chương trình"),
    "CTr": ("Chương trình",), "CTHĐ": ("Chương trình",), "CTPH": ("Chương trình",),
    "KL": ("Kết luận",), "KLTT": ("Kết luận",), "KLĐT": ("Kết luận",), "NĐ": ("Nghị định",),
    "TT": ("Thông tư", "Thông tri", "Tờ trình"), "TTLT": ("Thông tư liên tịch",),
    "TTr": ("Tờ trình",), "CV": ("Công văn",), "TB": ("Thông báo",), "TBKL": ("Thông báo",),
    "BC": ("Báo cáo",), "HD": ("Hướng dẫn",), "HDLT": ("Hướng dẫn",), "KH": ("Kế hoạch",),
    "KHLT": ("Kế hoạch",), "KHPH": ("Kế hoạch",), "CĐ": ("Công điện",), "GM": ("Giấy mời",),
    "GP": ("Giấy phép",), "QC": ("Quy chế",), "QCPH": ("Quy chế",), "ĐA": ("Đề án",),
    "PA": ("Phương án",), "DA": ("Dự án",), "BB": ("Biên bản",), "HĐ": ("Hợp đồng",),
    "TC": ("Thông cáo",), "PL": ("Pháp lệnh",), "SL": ("Sắc lệnh",), "L": ("Lệnh",),
}  # fmt: skip
"""What the first part of a sign can stand for, the usual kind first."""

ISSUERS: dict[str, str | None] = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "CTN": "Chủ tịch nước", "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội", "VPCP": "Văn phòng Chính phủ",
    "TTCP": "Thanh tra Chính phủ", "NHNN": "Ngân hàng Nhà nước", "KTNN": "Kiểm toán Nhà nước",
    "TANDTC": "Tòa án nhân dân tối cao", "VKSTC": "Viện kiểm sát nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao", "UBDT": "Ủy ban Dân tộc",
    "BCA": "Bộ Công an", "BQP": "Bộ Quốc phòng", "BNG": "Bộ Ngoại giao", "BNV": "Bộ Nội vụ",
    "BTP": "Bộ Tư pháp", "BTC": "Bộ Tài chính", "BCT": "Bộ Công Thương", "BXD": "Bộ Xây dựng",
    "BYT": "Bộ Y tế", "BGTVT": "Bộ Giao thông vận tải", "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BTNMT": "Bộ Tài nguyên và Môi trường", "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn", "BDTTG": "Bộ Dân tộc và Tôn giáo",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương", "VPTW": "Văn phòng Trung ương Đảng",
    "BTGTW": "Ban Tuyên giáo Trung ương", "BTCTW": "Ban Tổ chức Trung ương",
    "BDVTW": "Ban Dân vận Trung ương", "BNCTW": "Ban Nội chính Trung ương",
} | dict.fromkeys(
    # Many bear the same sign, so it does not say which of them issued a document.
    (
        "TW", "TU", "HU", "QU", "ĐU", "ThU", "BCĐ", "BCH", "HĐTP", "UB", "UBND", "CTUBND", "HĐND",
        "MTTQ", "MTTW", "LĐTBXH", "LĐLĐ", "VKS", "TAND", "STC", "SNV", "SYT", "SXD", "SCT", "STP",
        "SGDĐT", "SGTVT", "SKHĐT", "SKHCN", "STNMT", "STTTT", "SVHTTDL", "SLĐTBXH", "SNN",
        "SNNPTNT", "SNNMT", "PGDĐT", "VP", "CAT", "GDTrH",
    )
)  # fmt: skip
"""Who issued a document, by sign; None where the sign alone does not tell."""

_PARTY = re.compile(r"(?:VP|BTC|BTG\w{0,2}|UBKT|BDV|BNC|BTV)?(?:TW|TU|HU|QU|ĐU|ThU)")
_ASSEMBLY = re.compile(r"(QH|UBTVQH)[ \u00a0]?(\d{1,2})")
_HOLDS_YEAR = re.compile(r"\d+/(?:19|20)\d\d/")
_OF_YEAR = re.compile(r" \(\d{4}\)$")
_ALIASES = {"TƯ": "TW", "BTGTƯ": "BTGTW", "UBKTTƯ": "UBKTTW", "VPTƯ": "VPTW", "BTCTƯ": "BTCTW"}
_WRITTEN = {part.lower(): part for part in (*KINDS, *ISSUERS)} | {
    alias.lower(): part for alias, part in _ALIASES.items()
}
_FOLDED = {fold(part): part for part in reversed((*KINDS, *ISSUERS))}


def parts_of(sign: str) -> tuple[str, ...]:
    """Return the parts of a *sign* in their usual case, slips of spacing and marks undone.

    >>> parts_of("qđ - ttg"), parts_of("QD/UBND"), parts_of("NĐCP"), parts_of("NQ-UBTVQH 15")
    (('QĐ', 'TTg'), ('QĐ', 'UBND'), ('NĐ', 'CP'), ('NQ', 'UBTVQH15'))
    """
    pieces = re.split(rf"\s*[{DASHES}/.]\s*", compose(sign).replace("&", ""))
    parts = [part for piece in pieces for part in _apart("".join(piece.split()))]
    if parts[-1:] == ["CP"] and parts[0] in ("Đ", "N"):
        parts[0] = "NĐ"
    # One letter after a point is a unit of an office: VPCP-V.I.
    if re.search(r"\w\.\w$", sign) and len(parts) > 1:
        parts[-2:] = [".".join(parts[-2:])]
    return tuple(parts)


def is_known(part: str) -> bool:
    """Tell whether *part* of a sign is that of a kind or of somebody who issues documents."""
    return part in KINDS or part in ISSUERS or bool(_PARTY.fullmatch(part) or is_assembly(part))


def is_assembly(part: str) -> bool:
    """Tell whether *part* is the National Assembly or its standing committee, with its term."""
    return _ASSEMBLY.fullmatch(part) is not None


def issuer_of(parts: Iterable[str]) -> str | None:
    """Return who issued a document by its sign; None where that does not say."""
    bare = [_ASSEMBLY.sub(r"\1", part) for part in parts]
    return next((name for part in bare if (name := ISSUERS.get(part))), None)


def canonical(number: str, year: str | None, parts: Sequence[str], *, party: bool) -> str:
    """Return the one form of a document's number.

    *party* tells that it was written in the Party's form, which decides where its issuer is
    unknown.

    >>> canonical("5", None, ("CT", "TW"), party=False), canonical("15", "2021", ("NĐ", "CP"),
    ... party=False)
    ('05-CT/TW', '15/2021/NĐ-CP')
    """
    digits = f"{int(number):02}"
    known = any(is_known(part) for part in parts[1:])
    if any(_PARTY.fullmatch(part) for part in parts[1:]):
        party = True
    elif known or len(parts) < 2:
        party = False
    if party and not year:
        return f"{digits}-{parts[0]}/{'-'.join(parts[1:])}"
    return "/".join(filter(None, (digits, year, "-".join(parts))))


def dated(number: str, date: str | None) -> str | None:
    """Return *number* with the year of *date* (ISO) where many documents bear the number alone.

    >>> dated("259/QĐ-TTg", "2023-03-17"), dated("15/2021/NĐ-CP", "2021-03-03")
    ('259/QĐ-TTg (2023)', None)
    """
    return f"{number} ({date[:4]})" if date and not _HOLDS_YEAR.match(number) else None


def undated(value: str) -> str:
    """Return the number alone of what `dated` returned, or of a number.

    >>> undated("259/QĐ-TTg (2023)"), undated("259/QĐ-TTg")
    ('259/QĐ-TTg', '259/QĐ-TTg')
    """
    return _OF_YEAR.sub("", value) if value.endswith(")") else value


def key(number: str) -> str:
    """Return what all spellings of a document's number share.

    >>> key("05-CT/TW") == key("5 ct/tw"), key("259/QĐ-TTg")
    (True, '259qdttg')
    """
    return re.sub(r"[\W_]", "", fold(number)).lstrip("0")


def _apart(piece: str) -> list[str]:
    """Return the parts that *piece* holds, one as a rule: NĐCP is NĐ and CP written together."""
    if not piece or piece[:1].isdigit():
        return [piece] if piece else []
    part = _usual(piece)
    if is_known(part):
        return [part]
    for cut in range(2, min(len(piece) - 1, 5)):
        kind, issuer = _usual(piece[:cut]), _usual(piece[cut:])
        if kind in KINDS and issuer in ISSUERS:
            return [kind, issuer]
    return [part]


def _usual(piece: str) -> str:
    """Return *piece* in the case and with the marks that it usually has."""
    if match := _ASSEMBLY.fullmatch(piece.upper()):
        return match[1] + match[2]
    known = _WRITTEN.get(piece.lower())
    if known is None and piece.isascii():
        known = _FOLDED.get(piece.lower())
    return known or (piece.upper() if piece.islower() else piece)
