"""Units: money, measures, percentages, and what reports count."""

import re
from functools import lru_cache

from vietnamese.tables import data_path

_WORDS = {
    "%": r"%|phần trăm",
    "điểm %": r"điểm\s?%|điểm phần trăm",
    "đồng": r"đồng(?!\s(?:chí|bào|đội))|VNĐ|VND|vnđ|đ",
    "USD": r"USD|[Đđ]ô\s?[Ll]a(?: Mỹ)?|đô|\$",
    "euro": r"[Ee]uro|EUR",
    "CNY": r"CNY|NDT|[Nn]hân dân tệ",
    "yên": r"yên|yen|JPY",
    "won": r"won|KRW",
    "baht": r"baht",
    "bảng": r"bảng(?: Anh)?|GBP",
    "Ringgit": r"[Rr]inggit",
    "ha": r"[Hh]a|héc[ -]?ta|hecta|hec-ta",
    "m2": r"m2|m²|mét vuông",
    "m3": r"m3|m³|mét khối",
    "km2": r"km2|km²|km vuông",
    "km": r"km|ki-lô-mét|cây số",
    "m": r"m|mét",
    "cm": r"cm",
    "tấn": r"tấn",
    "tạ": r"tạ",
    "yến": r"yến",
    "kg": r"kg|ki-lô-gam",
    "gam": r"gam|gram|g",
    "lít": r"lít",
    "sào": r"sào",
    "kWh": r"kWh|Kwh|KWh",
    "MW": r"MW|MWp",
    "kW": r"kW|KW",
    "Sm3": r"Sm3",
    "mcg": r"mcg",
    "mg": r"mg",
    "lượng": r"lượng(?: vàng)?",
    "lần": r"lần",
}
_END = r"(?![^\W_])"
_MEASURE = "|".join(_WORDS.values())
_TIMES = "năm|tháng|ngày|vụ|tuần|quý|đêm|lần"
_MONEY = frozenset(("đồng", "USD", "euro", "CNY", "yên", "won", "baht", "bảng", "Ringgit"))


@lru_cache(maxsize=1)
def unit_pattern() -> re.Pattern[str]:
    """Return the pattern of a unit with what it is per: groups `measure`, `noun` and `per`."""
    nouns = sorted(_counted(), key=len, reverse=True)
    noun = "|".join(re.escape(each).replace(r"\ ", r"\s") for each in nouns)
    head = rf"(?P<measure>(?:{_MEASURE}){_END}|%)|(?P<noun>(?:{noun}){_END})"
    per = rf"(?P<per>(?:\s?/\s?(?:{_TIMES}|{noun}|{_MEASURE}){_END}){{0,3}})"
    return re.compile(rf"(?:{head}){per}")


def name_of(found: re.Match[str]) -> str:
    """Return the one name of a unit, however it is written."""
    head = _named(found["measure"]) if found["measure"] else " ".join(found["noun"].split())
    parts = [part.strip() for part in found["per"].split("/")[1:]]
    return "/".join([head, *map(_named, parts)])


def is_money(unit: str) -> bool:
    """Tell whether *unit* is a currency, or one per something."""
    return unit.partition("/")[0] in _MONEY


def _named(written: str) -> str:
    for name, words in _PATTERNS.items():
        if words.fullmatch(written):
            return name
    return written


def _counted() -> list[str]:
    lines = data_path("language/counted.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


_PATTERNS = {name: re.compile(words) for name, words in _WORDS.items()}
