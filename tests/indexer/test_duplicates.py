"""Which texts are the same release, and which only look like it."""

import random
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.duplicates.fingerprint import LENGTH, fingerprints
from indexer.duplicates.likeness import overlap, same_release, stacked
from indexer.duplicates.sketching import MOST, sketches
from tests.making import article
from vietnamese.writing import unmarked

_SOURCE = (
    "ủy ban nhân dân huyện vừa ban hành kế hoạch phòng chống lụt bão yêu cầu các xã thị trấn chủ"
    " động lực lượng vật tư phương tiện tại chỗ kiểm tra hồ đập đê điều công trình thủy lợi trước"
    " mùa mưa phân công cán bộ trực ban báo cáo kịp thời tình hình về văn phòng thường trực"
)
WORDS = _SOURCE.split()


def text(seed, length):
    chance = random.Random(seed)  # noqa: S311 - the same text in every run
    return " ".join(chance.choices(WORDS, k=length))


def alike(one, other):
    made = stacked(fingerprints([article(title=None, body=one), article(title=None, body=other)]))
    found = [bool(same_release(made[a], made[b : b + 1])[0]) for a, b in ((0, 1), (1, 0))]
    assert found[0] == found[1]
    return found[0]


RELEASE = text(1, 400)


@pytest.mark.parametrize(
    "other",
    [
        RELEASE.upper(),
        unmarked(RELEASE),
        unicodedata.normalize("NFD", RELEASE),
        RELEASE.replace("ủy", "uỷ").replace("thủy", "thuỷ"),
        RELEASE.replace(" ", ",\n"),
        RELEASE.replace("kế hoạch", "kếhoạch"),
    ],
)
def test_spelling_makes_no_difference(other):
    made = fingerprints([article(title=None, body=body) for body in (RELEASE, other)])
    assert made[0] == made[1]
    assert len(made[0]) == LENGTH


@pytest.mark.parametrize(("one", "other"), [("ngày 05/6", "ngày 5/06"), ("số 0", "số 00")])
def test_zeros_before_a_number_make_no_difference(one, other):
    made = fingerprints([article(title=None, body=body) for body in (one, other)])
    assert made[0] == made[1]


def test_it_depends_on_title_summary_and_body_alone():
    plain = article(id="1", title="Tin", body="Lúa xuân được mùa")
    other = article(id="2", title="Tin", body="Lúa xuân được mùa", source="x", captions=["Ảnh"])
    assert fingerprints([plain]) == fingerprints([other])
    apart = article(title="Tin", summary="Lúa xuân", body="được mùa")
    inside = article(title="Tin", summary="Lúa xuân", body="Lúa xuân được mùa")
    assert fingerprints([apart]) == fingerprints([inside]) == fingerprints([plain])


def test_what_is_stored_never_changes():
    body = "Ngày 5/6, xã Đông Tiến gặt xong 120 ha lúa"
    (made,) = fingerprints([article(title="Tin", body=body)])
    assert made[:8].hex() == "a175a1756475a14f"


@pytest.mark.parametrize("title", [None, "…", "***"])
def test_no_words_no_fingerprint(title):
    assert fingerprints([article(title=title, body="–\n…")]) == [None]


def test_a_batch_is_its_articles_one_by_one():
    bodies = ["", "một", "một hai", text(1, 3), *(text(n, n % 50 + 1) for n in range(MOST))]
    articles = [article(title="Tin", body=body) for body in bodies]
    articles[0] = article(title="…", body="")
    assert fingerprints(articles) == [fingerprints([one])[0] for one in articles]


def test_edited_releases_are_the_same():
    words = RELEASE.split()
    assert alike(RELEASE, " ".join(words[60:]))
    assert alike(RELEASE, " ".join([*text(2, 60).split(), *words[60:]]))
    assert alike(RELEASE, " ".join(words[200:] + words[:200]))
    assert alike(RELEASE, " ".join("khác" if n % 25 == 0 else w for n, w in enumerate(words)))


def test_half_of_each_of_two_is_neither():
    other = text(3, 400)
    joined = " ".join([*RELEASE.split()[:200], *other.split()[:200]])
    assert not alike(RELEASE, joined)
    assert not alike(other, joined)
    assert not alike(RELEASE, other)


def roster(first, *, month=5, chief="Lê Văn Hà"):
    days = "".join(
        f"Thứ {n + 2} ngày {first + n}/{month}: lãnh đạo trực đồng chí {chief}, cán bộ trực từ 7h30"
        f" đến 17h00 tại phòng {100 + n}.\n"
        for n in range(5)
    )
    return (
        f"Lịch trực lãnh đạo UBND xã Đông Tiến từ ngày {first}/{month}.\n{days}Đề nghị thực hiện."
    )


def test_a_roster_of_another_week_is_another_one():
    assert alike(roster(8), roster(8))
    assert not alike(roster(8), roster(15))
    assert not alike(roster(8), roster(8, month=6))


def test_a_bulletin_with_other_figures_is_another_one():
    def bulletin(day, cases):
        told = (f"Xã thứ {n} ghi nhận {cases + n} ca, {text(n, 20)}." for n in range(10))
        return f"Ngày {day}/8, toàn huyện có {cases} ca mắc mới. " + " ".join(told)

    assert not alike(bulletin(12, 31), bulletin(13, 57))
    assert alike(bulletin(12, 31), bulletin(12, 31) + " " + text(99, 20))


NOTICE = (
    "Thông báo lịch cắt điện của Điện lực Đông Sơn: để bảo dưỡng đường dây, tạm ngừng cấp điện ở xã"
    " {commune} ngày {day} tháng 6, mong khách hàng thông cảm"
)


def test_short_notices_of_another_place_or_day_are_others():
    notice = NOTICE.format(commune="Đông Tiến", day=12)
    assert alike(notice, notice.upper())
    assert alike(notice, f"{notice}.")
    assert not alike(notice, NOTICE.format(commune="Đông Hòa", day=12))
    assert not alike(notice, NOTICE.format(commune="Đông Tiến", day=13))


def test_titles_alone_are_the_same_only_word_for_word():
    assert alike(
        "Quyết định số 12/QĐ-UBND về việc giao đất", "QUYẾT ĐỊNH SỐ 12/QĐ-UBND VỀ VIỆC GIAO ĐẤT"
    )
    assert not alike(
        "Quyết định số 12/QĐ-UBND về việc giao đất", "Quyết định số 13/QĐ-UBND về việc giao đất"
    )


def test_tables_of_numbers_alone():
    one, other = (" ".join(str(n * factor) for n in range(200)) for factor in (3, 7))
    assert alike(one, one)
    assert not alike(one, other)


def test_very_long_texts():
    words = [f"{word}{n % 977}" for n, word in enumerate(text(5, 200_000).split())]
    assert alike(" ".join(words), " ".join(words[20_000:]))
    assert not alike(" ".join(words[:100_000]), " ".join(words[100_000:]))


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_any_text_is_like_itself(bodies):
    body = "\n".join(bodies)
    made = fingerprints([article(title="Tin", body=body)] * 2)
    assert made[0] == made[1]
    assert alike(f"Tin {body}", f"Tin {body}")


@given(st.integers(0, 400), st.integers(0, 400), st.integers(1, 400), st.sampled_from([64, 128]))
def test_sketches_tell_about_how_much_is_common(own, others, common, bins):
    chance = np.random.default_rng([own, others, common])
    hashes = chance.integers(0, 2**64, own + others + common, dtype=np.uint64)
    sets = [hashes[: own + common], hashes[own:]]
    owners = np.repeat([0, 1], [len(one) for one in sets])
    made = sketches(np.concatenate(sets), owners, 2, bins=bins)
    share = common / (own + others + common)
    # Six standard errors, and what few hashes in many bins add to them.
    slack = 6 * (share * (1 - share) * (1 / bins + 1 / (own + others + common))) ** 0.5 + 0.02
    assert abs(np.mean(made.bytes[0] == made.bytes[1]) - share) < slack
    assert made.sizes.tolist() == [own + common, others + common]


def test_an_overlap_is_never_more_than_the_sizes_allow():
    made = stacked(fingerprints([article(title=None, body=text(1, n)) for n in (3, 10, 300)]))
    for one in made:
        found = overlap(one, made, slice(0, 128), 0)
        assert (found.of_less <= 1 + 1e-9).all()
        assert (found.lacking >= -1e-9).all()
