"""Where each field came from, and what was passed over on the way."""

import datetime as dt

import pytest

from archive.article import Article
from archive.identity import content_hash
from crawler.dates import Habits, read_date
from crawler.document import Document
from crawler.extract import extract
from crawler.profile import Profile
from crawler.reading import read
from crawler.rules import Dating, Fields
from crawler.trace import Passed
from crawler.visitor import read_visitor_text
from tests.crawler.test_extract import AUTOMATIC, LD, URL, page
from vietnamese import clock
from vietnamese.clock import VIETNAM

STORY = "<p>Sáng 26/5, UBND xã Hoằng Tân tổ chức hội nghị sơ kết.</p>"


def fields_of(html, *, profile=None, url=URL, **selectors):
    profile = profile or Profile(
        name="xa", article=Fields(**({"title": ("h1",), "body": ("#body",)} | selectors))
    )
    return read(Document(html, url), profile).fields


def told(found):
    return found.value, found.source, found.rule


def test_an_article_carries_the_sources_of_what_it_has():
    body = f"{STORY}<figure><img><figcaption>Đại biểu</figcaption></figure><p>Tác giả: Lê Hà</p>"
    article = extract(page(body), URL, Profile(name="x", article=Fields(body=("#body",))))
    assert article.field_sources == {
        "title": "text", "body": "selector", "authors": "text", "captions": "text",
    }  # fmt: skip


def test_sources_are_no_part_of_what_was_published():
    one = Article(id="a", title="Tin", field_sources={"title": "selector"})
    assert content_hash(one) == content_hash(Article(id="a", title="Tin"))


def test_a_page_that_no_profile_knows_has_no_selectors():
    article = extract(AUTOMATIC.format("Xã Hoằng Tân sơ kết thu ngân sách - Cổng TTĐT"), URL)
    assert set(article.field_sources) == {"title", "body", "authors"}
    assert set(article.field_sources.values()) == {"text"}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (LD, ("Tiêu đề", "metadata", "JSON-LD headline")),
        (LD + LD.replace("Tiêu đề", "Tin khác"), ("Tin của xã", "guess", "title")),
        ('<meta property="og:title" content="Xã họp | Cổng thông tin điện tử xã Hoằng Tân">',
         ("Xã họp", "metadata", 'meta[property="og:title"]')),
        ('<meta property="og:title" content="Hoằng Tân - Xã họp">',
         ("Hoằng Tân - Xã họp", "metadata", 'meta[property="og:title"]')),
        ('<meta property="og:site_name" content="Xã A"><meta property="og:title" content="Xã A">',
         ("Tin của xã", "guess", "title")),
    ],
)  # fmt: skip
def test_titles_from_metadata_and_a_guessed_one(head, expected):
    html = f"<title>Tin của xã - Cổng TTĐT xã Tân</title>{head}<div id='body'>{STORY}</div>"
    assert told(fields_of(html, title=())["title"]) == expected


def test_a_heading_confirms_the_title_element():
    html = f"<title>Xã họp - Cổng TTĐT</title><h2>Xã họp</h2><div id='body'>{STORY}</div>"
    assert told(fields_of(html, title=())["title"])[:2] == ("Xã họp", "text")


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ("", "matched nothing"),
        ("<p class='a'> </p>", "empty"),
        ("<p class='a'>CỔNG XÃ TÂN</p>", "the site's name"),
    ],
)
def test_a_title_that_is_none_is_passed_over(first, reason):
    head = '<meta property="og:site_name" content="Cổng xã Tân">'
    html = page(STORY, head=head).replace("<h1>", f"{first}<h1>")
    found = fields_of(html, title=("p.a", "h1"))["title"]
    assert told(found) == ("Họp giao ban tháng 5", "selector", "h1")
    assert found.passed == (Passed("p.a", reason),)


def test_a_body_of_a_few_words_is_passed_over_and_taken_only_in_need():
    html = page(STORY).replace("<div id='body'>", "<div class='a'>Phòng họp</div><div id='body'>")
    found = fields_of(html, body=("div.none", "div.a", "#body"))["body"]
    assert (found.source, found.rule) == ("selector", "#body")
    assert found.passed == (Passed("div.none", "matched nothing"), Passed("div.a", "2 words"))
    alone = fields_of(html, body=("div.a",))["body"]
    assert told(alone) == (("Phòng họp",), "guess", "div.a")


def test_a_short_text_with_a_file_is_a_body():
    body = "<p><a href='/f/qd.pdf'>Quyết định</a></p>"
    fields = fields_of(page(body))
    assert fields["body"].source == fields["attachments"].source == "selector"


def test_other_selectors_count_where_no_body_is_found():
    body = f"<p class='sapo'>Phần dẫn của bài.</p>{STORY}<p class='tg'>Lê Hà</p>"
    html = page(body + "<a class='tep' href='/f/qd.pdf'>Quyết định</a>")
    fields = fields_of(
        html, body=(".none",), summary=(".sapo",), authors=(".tg",), attachments=("a.tep",)
    )
    sources = {name: fields[name].source for name in ("summary", "authors", "attachments")}
    assert set(sources.values()) == {"selector"}
    assert fields["body"].rule == "automatic reading"


@pytest.mark.parametrize(
    ("selectors", "source"),
    [((".chu-thich",), "selector"), ((".none",), "text"), ((".mot",), "text")],
)
def test_captions_are_certain_only_where_a_selector_finds_them_all(selectors, source):
    caption = "<p class='chu-thich {}'>{}</p>"
    body = STORY + caption.format("mot", "Đại biểu") + caption.format("hai", "Toàn cảnh")
    found = fields_of(page(body), captions=selectors)["captions"]
    assert (found.value, found.source) == (("Đại biểu", "Toàn cảnh"), source)


def test_summaries_authors_and_categories_that_are_none_are_passed_over():
    body = (
        "<p class='s1'>Họp giao ban tháng 5</p><p class='s2'>Phần dẫn của bài.</p>"
        f"{STORY}<p class='a1'>(* * *)</p><p class='a2'>Lê Hà</p>"
        "<i class='c1'>Trang chủ</i><i class='c2'>Họp giao ban tháng 5</i><i class='c3'>Tin xã</i>"
    )
    fields = fields_of(
        page(body),
        summary=(".s1", ".s2"), authors=(".a1", ".a2"), category=(".c1", ".c2", ".c3"),
    )  # fmt: skip
    got = {name: (fields[name].value, [p.reason for p in fields[name].passed]) for name in
           ("summary", "authors", "category")}  # fmt: skip
    assert got == {
        "summary": ("Phần dẫn của bài.", ["the title again"]),
        "authors": (("Lê Hà",), ["no names in it"]),
        "category": ("Tin xã", ["the home page", "the title"]),
    }


def dated(printed, **selectors):
    html = page(STORY, date=printed).replace("<h1>", "<p class='old'>28/05/2023</p><h1>")
    return fields_of(html, **({"date": (".date", ".old")} | selectors))["published"]


def test_a_date_in_the_future_is_wrong_but_for_a_day():
    today = clock.today()
    tomorrow, later = (f"{today + dt.timedelta(days):%d/%m/%Y}" for days in (1, 2))
    assert dated(tomorrow).rule == ".date"
    found = dated(later)
    assert (found.value.date, found.rule) == (dt.date(2023, 5, 28), ".old")
    assert found.passed == (Passed(".date", "a date in the future"),)
    assert dated("N/A").passed == (Passed(".date", "no date in it"),)


def test_a_declared_date_in_the_future_is_passed_over_too():
    head = '<meta property="article:published_time" content="2099-01-01">'
    html = page(STORY, head=head + '<meta name="pubdate" content="2023-05-29">')
    found = fields_of(html)["published"]
    assert told(found)[1:] == ("metadata", 'meta[name="pubdate" i]')
    assert [each.reason for each in found.passed] == ["a date in the future"]


@pytest.mark.parametrize(
    ("printed", "hints", "moment"),
    [
        ("5/3/2023 8:34 AM", {"month_first": True}, "2023-05-03T08:34"),
        ("29/5/2023", {"month_first": True}, "2023-05-29T00:00"),
        ("2023-05-03", {"month_first": True}, "2023-05-03T00:00"),
        ("28/05/2023 20:30", {"time_zone": "UTC"}, "2023-05-29T03:30"),
        ("2023-05-28T20:30:00+07:00", {"time_zone": "UTC"}, "2023-05-29T03:30"),
        ("2023-05-28T20:30:00Z", {"time_zone": "+07:00"}, "2023-05-28T20:30"),
        ("5/3/2022 2:07:09 CH", {}, "2022-03-05T14:07:09"),
        ("5/3/2022 12:07 SA", {}, "2022-03-05T00:07"),
        ("Đăng: 29.05.23 | Xem: 12", {"format": ("%d.%m.%y",)}, "2023-05-29T00:00"),
        ("05.29.23 2:07 CH", {"format": ("%m.%d.%y %I:%M %p",)}, "2023-05-29T14:07"),
        ("29/05/2023", {"format": ("%d.%m.%y",)}, "2023-05-29T00:00"),
        ("08:41 - 29/05/2023", {"minutes_unreliable": True}, "2023-05-29T00:00"),
    ],
)
def test_what_a_profile_says_of_its_dates(printed, hints, moment):
    profile = Profile(
        name="xa", article=Fields(title=("h1",), date=(".date",), body=("#body",)),
        date=Dating(**hints),
    )  # fmt: skip
    read_ = fields_of(page(STORY, date=printed), profile=profile)["published"].value
    got = dt.datetime.combine(read_.date, read_.time or dt.time(0))
    assert got == dt.datetime.fromisoformat(moment)


def test_a_zone_moves_the_day_of_metadata_too():
    head = '<meta property="article:published_time" content="2023-05-28T20:00:00">'
    utc = Profile(name="x", article=Fields(body=("#body",)), date=Dating(time_zone="UTC"))
    assert extract(page(STORY, head=head, date=""), URL, utc).published == "2023-05-29"


def test_habits_read_tomorrow_in_vietnam():
    today = dt.datetime(2023, 5, 29, tzinfo=VIETNAM).date()
    assert read_date("30/05/2023", today=today, habits=Habits(ahead=1)) is not None
    assert read_date("31/05/2023", today=today, habits=Habits(ahead=1)) is None


VISITED = "Xã họp giao ban tháng 5\n{}\n" + "\n".join(
    f"Ngày {day}/5, UBND xã tổ chức hội nghị giao ban để nghe các thôn báo cáo về kết quả thu"
    " ngân sách, vệ sinh môi trường và an ninh trật tự trên địa bàn trong tháng vừa qua."
    for day in (24, 25)
)


@pytest.mark.parametrize(("line", "source"), [("Đăng lúc: 29/05/2023", "text"), ("", "guess")])
def test_a_visitors_text_is_text_or_a_guess(line, source):
    article = read_visitor_text(VISITED.format(line), url="https://xa.example/tin")
    assert article.field_sources == {"title": source, "body": source}
