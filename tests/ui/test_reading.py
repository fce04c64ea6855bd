"""The HTML of one article and what stands around it, without a browser."""

from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import (
    Amendment,
    Article,
    Attachment,
    Correction,
    Derived,
    Document,
    Mention,
    Record,
)
from archive.store import Archive
from crawler.frontier import Caps, Find, Frontier
from searcher.answer import Listed, SimilarArticle
from searcher.exporting.footnotes import footnote
from searcher.history import History, history
from searcher.marking import Sought, sought
from tests.making import article as made
from tests.making import term
from ui.basket import bar, picked, picker
from ui.help import help_page
from ui.reading.article import Around, article
from ui.reading.citing import citation
from ui.reading.comparing import comparison
from ui.reading.facts import facts
from ui.reading.figures import amount, figures, period, sentence_spans
from ui.reading.versions import versions
from ui.reading.visits import last_checked
from ui.reading.wrapping import Span, disjoint, marking, paragraphs, plain
from ui.texts import TEXTS
from ui.view import View
from vietnamese.figures.figure import Figure
from vietnamese.figures.finding import find

VI = TEXTS["vi"]
HOSTILE = '"><script>x</script><img src=x onerror=x>$x$ [a](javascript:x)'
NOTHING = sought(None, accents=False)
BODY = "Thu 5 tỷ đồng năm 2023.\nHội nghị bàn về lúa. Cấy 12/15 xã, đạt 46% kế hoạch năm."


class _Tags(HTMLParser):
    """Collects the elements of HTML and its text."""

    def __init__(self, shown):
        super().__init__()
        self.found, self.attributes, self.text = [], [], ""
        self.feed(shown)

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def of(shown, tag):
    return _Tags(shown).found.count(tag)


def record(*, body=BODY, date="2023-05-29", **fields):
    shown = made(id="1", body=body, published=date, **fields)
    return Record(shown, Derived(figures=tuple(find(body, published=date))))


def kept(*versions):
    return History(first_seen="2024-02-03T04:05:06Z", versions=versions or (made(id="1"),))


def listed(**fields):
    usual = {"id": "2", "title": "Kia", "url": None, "published": "2023-05-30", "source": "kia"}
    return Listed(**usual | fields)


# Ranges of a text


@given(
    st.text("ab\n <&", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
)
def test_what_is_wrapped_is_the_text_itself(text, ranges):
    spans = disjoint(Span(*sorted(pair), "<i>", "</i>", "<i>") for pair in ranges)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    parsed = _Tags(paragraphs(text, spans, plain))
    assert parsed.text == text.replace("\n", "")
    assert parsed.found.count("p") == sum(map(bool, text.split("\n")))


def test_a_range_over_two_paragraphs_has_its_beginning_once():
    shown = paragraphs("một hai\nba", [Span(4, 10, '<i id="1">', "</i>", "<i>")], plain)
    assert shown == '<p>một <i id="1">hai</i></p><p><i>ba</i></p>'


def test_marks_within_and_across_a_range():
    wanted = Sought(["hai"], [], accents=True)
    spans = [Span(0, 6, "<i>", "</i>")]
    shown = paragraphs("một hai", spans, marking(wanted))
    assert _Tags(shown).text == "một hai"
    assert shown == "<p><i>một <mark>ha</mark></i><mark>i</mark></p>"


# Figures


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2023-05-01", "2023-05-31", "tháng 5/2023"),
        ("2024-02-01", "2024-02-29", "tháng 2/2024"),
        ("2023-02-01", "2023-02-27", "01/02/2023 – 27/02/2023"),
        ("2023-01-01", "2023-12-31", "năm 2023"),
        ("2023-05-29", "2023-05-29", "29/05/2023"),
        (None, "2023-06-15", "đến 15/06/2023"),
        ("2023-01-01", None, "01/01/2023"),
        (None, None, ""),
        ("2023-01-01", "mai", "01/01/2023 – mai"),
    ],
)
def test_the_period_of_a_figure(since, until, told):
    assert period(Figure(value=1, span=(0, 1), since=since, until=until), VI) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": 46, "unit": "%"}, "46%"),
        ({"value": -0.5, "unit": "tấn"}, "-0,5 tấn"),
        ({"value": 5_000_000_000, "unit": "đồng"}, "5.000.000.000 đồng"),
        ({"value": 0}, "0"),
    ],
)
def test_the_amount_of_a_figure(fields, told):
    assert amount(Figure(span=(0, 1), **fields)) == told


def test_each_figure_leads_to_the_sentence_that_holds_it():
    shown = record()
    spans = sentence_spans(shown)
    sentences = [shown.article.body[span.start : span.end].strip() for span in spans]
    assert sentences == ["Thu 5 tỷ đồng năm 2023.", "Cấy 12/15 xã, đạt 46% kế hoạch năm."]
    told = figures(shown, VI)
    assert "= 5.000.000.000 đồng · năm 2023" in told
    assert [told.count(f'data-show="cau-{number}"') for number in (1, 2, 3)] == [1, 2, 0]
    body = article(shown, Around((), (), kept()), NOTHING, View(), VI)
    assert body.count('id="cau-1"') == body.count('id="cau-2"') == 1


def test_figures_of_another_text_lead_nowhere():
    strange = Record(made(body="ngắn"), Derived(figures=(Figure(value=7, span=(900, 905)),)))
    assert "data-show" not in figures(strange, VI)
    assert "7" in figures(strange, VI)


# The side column


def test_a_commune_leads_to_its_articles_and_says_what_it_is_today():
    one = Mention(name="thị trấn Rừng Thông", unit="16378@2021", official="Thị trấn Rừng Thông")
    shown = facts(Record(made(), Derived(communes=(one,))), kept(), View(lang="en"), TEXTS["en"])
    assert "now phường Đông Sơn" in shown
    assert "commune=16378%402021&amp;lang=en" in shown


@pytest.mark.parametrize("unit", ["99999@2021", None, "16378@2025-07", "x"])
def test_where_nothing_is_known_or_changed_nothing_is_said(unit):
    one = Mention(name="xã A", unit=unit, certain=False)
    shown = facts(Record(made(), Derived(communes=(one,))), kept(), View(), VI)
    assert "nay " not in shown
    assert "chưa chắc" in shown


def test_when_it_was_seen_and_fetched_and_that_it_is_gone():
    gone = Record(made(status="gone", fetched_at="2024-05-06T01:02:03Z"))
    shown = _Tags(facts(gone, kept(), View(), VI)).text
    assert "Thấy lần đầu03/02/2024" in shown
    assert "Bản này tải về06/05/2024" in shown
    assert "không còn" in shown


def test_when_the_crawler_last_asked_for_it(tmp_path, monkeypatch):
    monkeypatch.setenv("TINXA_DATA", str(tmp_path))
    address = "https://a.example/1.html"
    assert last_checked(address) == ""
    assert not list(tmp_path.iterdir())
    with Frontier.open(tmp_path / "frontier.sqlite", clock=lambda: 1685642400.0) as frontier:
        frontier.add([address], Find("a", "article", 0), caps=Caps(9, 9))
        assert last_checked(address) == last_checked(None) == ""
        frontier.done(frontier.take("a"), rest=1)
    assert last_checked(f"{address}#top") == "02/06/2023"
    (tmp_path / "frontier.sqlite").write_text("none of ours")
    assert last_checked(address) == ""
    shown = facts(Record(made()), kept(), View(), VI, checked="02/06/2023")
    assert "Xem lại lần cuối02/06/2023" in _Tags(shown).text


# Versions


def _versions(first, second, *, chosen=("", ""), **fields):
    one, two = (made(id="1", title="Tin", body=body, **fields) for body in (first, second))
    return versions(two, kept(one, two), chosen, View(), VI)


def test_changed_words_are_shown_and_unchanged_paragraphs_counted():
    shown = _versions("Một.\nHai.\nThu 5 tỷ đồng.", "Một.\nHai.\nThu 7 tỷ đồng.")
    assert "… 2 đoạn không đổi …" in shown
    assert (of(shown, "del"), of(shown, "ins")) == (1, 1)
    assert "[bớt: 5 ]  [thêm: 7 ]" in _Tags(shown).text
    assert "Nội dung" in shown


@pytest.mark.parametrize("chosen", [("1", "1"), ("2", "2")])
def test_a_version_is_like_itself(chosen):
    assert VI["version_same"] in _versions("Một", "Hai", chosen=chosen)


@pytest.mark.parametrize("chosen", [("0", "9"), ("x", "٣"), ("-1", "1e9"), ("", "")])
def test_without_sense_the_last_two_are_compared(chosen):
    assert of(_versions("Một", "Hai", chosen=chosen), "ins") == 1


def test_backwards_too():
    assert "[bớt: Hai]  [thêm: Một]" in _Tags(_versions("Một", "Hai", chosen=("2", "1"))).text


def test_of_one_version_there_is_nothing_to_compare():
    assert VI["version_only"] in versions(made(id="1"), kept(), ("", ""), View(), VI)


def test_the_archive_tells_all_versions_the_present_one_last(tmp_path):
    with Archive.open(tmp_path / "a.sqlite") as archive:
        for body in ("một", "hai", "ba"):
            archive.put(made(id="1", body=body))
        told = history(archive, "1")
    assert [one.body for one in told.versions] == ["một", "hai", "ba"]
    assert told.first_seen[:2] == "20"


# Side by side


def test_shared_passages_lead_to_each_other():
    text = "Sáng nay đoàn viên thanh niên các xã ven biển ra quân dọn rác bãi biển"
    this, other = made(id="1", body=f"{text}.\nHết."), made(id="2", body=f"Tin.\n{text} đẹp.")
    shown = comparison(this, other, [listed()], View(), VI)
    tags = dict.fromkeys(value for name, value in _Tags(shown).attributes if name == "id")
    leads = {value for name, value in _Tags(shown).attributes if name == "data-show"}
    assert {"nay-1", "kia-1", "nay-2", "kia-2"} == set(tags) - {"ket-qua"} == leads
    assert "voi=2" in shown


def test_every_lead_has_where_it_leads_to():
    text = " ".join(f"từ{n}" for n in range(20))
    this = made(id="1", title="A", body=f"{text}\n{text}")
    other = made(id="2", title="B", body=f"{text} {text} {text}")
    parsed = _Tags(comparison(this, other, (), View(), VI))
    ids = [value for name, value in parsed.attributes if name == "id"]
    assert {value for name, value in parsed.attributes if name == "data-show"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_nothing_shared_and_nothing_to_compare_with_are_said():
    this = made(id="1", title="Một", body="lúa")
    other = made(id="2", title="Hai", body="ngô")
    assert VI["shared_nothing"] in comparison(this, other, (), View(), VI)
    assert VI["compare_none"] in comparison(this, None, (), View(), VI)


# Citing, the basket, help


def test_a_footnote_names_only_what_is_known():
    whole = made(
        id="1", title="Thu", source="a.example", published="2023-05-29", authors=["Lê Hà", "An"],
        url="https://a.example/1", fetched_at="2023-05-31T20:00:00Z",
    )  # fmt: skip
    assert footnote(Record(whole, Derived())) == (
        "Lê Hà, An, “Thu”, a.example, 29/5/2023, https://a.example/1, truy cập ngày 1/6/2023."
    )
    assert footnote(Record(Article(id="1"), Derived())) == "“(không có tiêu đề)”, không rõ ngày."


def test_the_files_of_a_citation_are_of_this_article():
    shown = citation(Record(made(id="a&b c"), Derived()), VI)
    assert [f'href="/xuat.{e}?chon=a%26b+c"' in shown for e in ("ris", "bib", "json")] == [True] * 3
    assert 'href="/?id=a%26b+c"' in shown


def test_the_bar_keeps_the_language():
    assert 'data-picked="/chon?lang=en"' in bar(View(lang="en"), TEXTS["en"])
    assert " hidden " in bar(View(), VI)


def test_picked_articles_that_are_gone_are_counted():
    shown = picked([record()], 3, View(), VI)
    assert "2 bài đã chọn không còn trong kho" in shown
    assert VI["picked_none"] in picked([], 0, View(), VI)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_example_of_the_help_is_read_as_it_says(lang):
    shown = help_page(View(lang=lang), TEXTS[lang])
    assert of(shown, "a") == of(shown, "code") == 18
    assert shown.count("lang=en") == (18 if lang == "en" else 0)


# Hostile text


def _hostile():
    fields = dict.fromkeys(("title", "summary", "category", "source"), HOSTILE)
    files = [{"url": "javascript:x", "title": HOSTILE, "type": HOSTILE, "text": HOSTILE}]
    shown = made(
        id=HOSTILE, body=f"{HOSTILE}\n{HOSTILE} 7", authors=[HOSTILE], captions=[HOSTILE],
        url='https://x/"><img src=x onerror=x>', fetched_at=HOSTILE, attachments=files, **fields,
    )  # fmt: skip
    span = (len(shown.body) - 1, len(shown.body))
    figure = Figure(
        measure=HOSTILE, value=7, unit=HOSTILE, plan=HOSTILE, span=span, since=HOSTILE,
        until=HOSTILE, open=("from",),
    )  # fmt: skip
    derived = Derived(
        communes=(Mention(name=HOSTILE, unit=HOSTILE, official=HOSTILE),),
        documents=(Document(number=HOSTILE, kind=HOSTILE, issuer=HOSTILE, date=HOSTILE),),
        figures=(figure,),
    )
    note = Correction(
        at=HOSTILE, by=HOSTILE, note=HOSTILE,
        fields=(Amendment(field="title", value=HOSTILE, was=HOSTILE),),
    )  # fmt: skip
    return Record(shown, derived, (note,))


def _views():
    shown = _hostile()
    one = shown.article
    other = msgspec.structs.replace(one, id="2", title=f"{HOSTILE} 2", body=f"a {one.body}")
    near = listed(id=HOSTILE, title=HOSTILE, published=HOSTILE, source=HOSTILE)
    alike = SimilarArticle(**msgspec.structs.asdict(near), score=1.0)
    past = kept(other, one)
    yield article(shown, Around([alike], [near, listed()], past), NOTHING, View(q=HOSTILE), VI)
    yield comparison(one, other, [near], View(q=HOSTILE), VI)
    yield versions(one, past, (HOSTILE, HOSTILE), View(q=HOSTILE), VI)
    yield picked([shown], 1, View(q=HOSTILE), VI)
    yield picker(HOSTILE, HOSTILE, VI) + bar(View(q=HOSTILE), VI)
    yield citation(Record(one, Derived()), VI)


def test_hostile_text_stays_text_in_every_field():
    for shown in _views():
        parsed = _Tags(shown)
        assert not {"script", "img"} & set(parsed.found)
        assert not [name for name, _ in parsed.attributes if name.startswith("on")]
        assert not [
            v for name, v in parsed.attributes if name == "href" and "javascript:" in v[:15]
        ]


def test_a_word_found_is_marked_in_a_caption_and_a_file():
    file = Attachment(url="https://a.example/1.pdf", text="về lúa")
    shown = made(id="1", body="ngô", captions=["Gặt lúa"])
    shown = msgspec.structs.replace(shown, attachments=(file,))
    html = article(
        Record(shown), Around((), (), kept()), sought(term("lúa"), accents=True), View(), VI
    )
    assert html.count("<mark>lúa</mark>") == 2
    assert 'data-marks="2"' in html
    assert '<details class="tx-file-text" open>' in html
