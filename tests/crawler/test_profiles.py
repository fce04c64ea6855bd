from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from archive.article import Place
from crawler.errors import ProfileError
from crawler.families import pick_family
from crawler.profile import Profile, families, load_profile, load_profiles, profile_for
from crawler.rules import Dating, Fields
from vietnamese.tables import data_path

SITES = Path(__file__).parent / "sites"


@pytest.fixture
def write(tmp_path):
    def written(text, name="xa.toml"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


def test_every_family_has_a_case_and_marks():
    assert {folder.name for folder in SITES.iterdir()} == set(families())
    for family in families().values():
        assert family.marks
        assert family.article.body or family.tells_links


@pytest.mark.parametrize("name", sorted(families()))
def test_a_page_shows_its_family(name):
    html = (SITES / name / "page.html").read_text("utf-8")
    assert pick_family(BeautifulSoup(html, "lxml")).name == name


def test_a_text_pasted_from_a_portal_does_not_make_a_page_one_of_its_family():
    page = (SITES / "nukeviet" / "page.html").read_text("utf-8")
    pasted = page.replace('id="news-bodyhtml"', 'id="news-bodyhtml"><div class="ExternalClass0A1"')
    assert pick_family(BeautifulSoup(pasted, "lxml")).name == "nukeviet"


def test_a_page_of_no_family():
    assert pick_family(BeautifulSoup("<h1>Tin</h1><p>Nội dung</p>", "lxml")) is None


def test_the_demos_profiles_are_a_few_lines_each():
    profiles = load_profiles(data_path("demo") / "sites")
    assert sorted(profiles) == ["dongson", "hoanghoa", "thoxuan"]
    for name, profile in profiles.items():
        assert profile.hosts == (f"{name}.thanhhoa.example",)
        assert profile.archived_place.province == "Thanh Hóa"
        assert profile.fetch.delay == 0.02


def test_a_profile_takes_over_what_it_does_not_say(write):
    own = load_profile(
        write('extends = "liferay"\nstart = ["https://xa.vn/tin"]\n[article]\ntitle = ["h2.t"]')
    )
    family = families()["liferay"]
    assert own.article.title == ("h2.t",)
    assert own.article.body == family.article.body
    assert own.date == family.date
    assert (own.name, own.hosts, own.title, own.marks) == ("xa", ("xa.vn",), None, ())


def test_a_profile_beside_it_can_be_extended(write):
    write('[article]\nbody = ["div.chung"]', name="chung.toml")
    own = load_profile(write('extends = "chung"\nstart = ["https://xa.vn/"]'))
    assert own.article.body == ("div.chung",)


def test_a_place_is_the_archives(write):
    path = write('start = ["https://xa.vn/"]\n[place]\ncommune = "xã Đông Tiến"')
    assert load_profile(path).archived_place == Place(commune="xã Đông Tiến")


WRONG = [
    (
        '# Xã\ntitel = "x"',
        r':2 titel: there is no key "titel"\. Did you mean "title"\? The keys here',
    ),
    (
        "[article]\nbodi = ['div']",
        r':2 \[article\]\.bodi: .* Did you mean "body"\? .*: title, date,',
    ),
    ("[article]\nbody = [\n  'div',\n  'div((',\n]", r':4 \[article\]\.body: "div\(\(" is no CSS'),
    ("article = { title = ['h1'], body = ['a['] }", r':1 \[article\]\.body: "a\[" is no CSS'),
    ("article.body = ['a[']", r':1 \[article\]\.body: "a\[" is no CSS'),
    ('[article]\nbody = ["a[b=\\"c]"]', r':2 \[article\]\.body: "a\[b="c\]" is no CSS'),
    ("marks = ['h1', '']", r':1 marks: "" is no CSS selector'),
    (
        "[article]\nbody = 'div'",
        r':2 \[article\]\.body: this is text .*\. Write a list, \["\.\.\."\]\.',
    ),
    (
        "[article]\nbody = [\n  'a',\n  3,\n]",
        r":4 \[article\]\.body: this is a whole number\. Write",
    ),
    ("article = 3", r":1 article: this is a whole number\. Write a table of keys"),
    (
        "[discover]\narticle_pattern = '('",
        r":2 \[discover\]\.article_pattern: .* regular expression",
    ),
    ("[discover]\nmax_urls = 'many'", r":2 \[discover\]\.max_urls: .* Write a whole number"),
    ("[fetch]\ndelay = 'langsam'", r":2 \[fetch\]\.delay: .* Write a number"),
    ("[fetch]\ndelay = -1", r":2 \[fetch\]\.delay: is less than nothing\. Give it in seconds"),
    (
        "[fetch.connect]\n'a.vn' = 'http://203.0.113.1'",
        r":2 \[fetch\]\.connect: .* not on this machine",
    ),
    ("[fetch]\nca_bundle = 'x.pem'", r":2 \[fetch\]\.ca_bundle: no file .*x\.pem"),
    (
        "start = ['ftp://a.vn/']",
        r':1 start: "ftp://a\.vn/" is no address\. It must begin with http',
    ),
    (
        "[place]\ndistrikt = 'x'",
        r':2 \[place\]\.distrikt: .* "district"\? .*commune, district, province',
    ),
    (
        "extends = 'nukevie'",
        r':1 extends: there is no "nukevie"\. Did you mean "nukeviet"\? The families',
    ),
    ("[date]\nformat = ['%d.%m']", r':2 \[date\]\.format: "%d\.%m" must have %d, %m and %Y'),
    ("[date]\nformat = ['%d.%m.%Q']", r":2 \[date\]\.format: .* has %Q; the known ones are %d"),
    (
        "[date]\ntime_zone = 'Hanoi'",
        r':2 \[date\]\.time_zone: "Hanoi" is no time zone\. Write "UTC"',
    ),
    ("a = 1\nb = ?\n", r":2: not valid TOML: .*Mend that line"),
    ("[article", r": not valid TOML: .*Mend that line"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_wrong_profile_says_where_and_how_to_mend_it(write, text, said):
    with pytest.raises(ProfileError, match=r"xa\.toml" + said):
        load_profile(write(text))


def test_a_mistake_in_what_is_extended_is_told_there(write):
    write('title = "chung"\n[article]\nbody = ["div(("]', name="chung.toml")
    with pytest.raises(ProfileError, match=r'chung\.toml:3 \[article\]\.body: "div\(\("'):
        load_profile(write('extends = "chung"\n[article]\ntitle = ["h1"]'))


def test_a_users_own_profile_extends_a_shipped_family(tmp_path, write):
    write('extends = "nukeviet"\nstart = ["https://xa.vn/"]\n[date]\nmonth_first = true')
    own = load_profiles(tmp_path)["xa"]
    assert own.article == families()["nukeviet"].article
    assert own.discover == families()["nukeviet"].discover
    assert own.date.month_first


def test_a_profile_extends_one_level_only(write):
    write('extends = "liferay"', name="huyen.toml")
    with pytest.raises(ProfileError, match="extends another one"):
        load_profile(write('extends = "huyen"'))


def test_two_profiles_cannot_bear_one_name(tmp_path, write):
    write('name = "tin"', name="a.toml")
    write('name = "tin"', name="b.toml")
    with pytest.raises(ProfileError, match=r'b\.toml: another profile is named "tin"'):
        load_profiles(tmp_path)


def test_a_familys_fields_fill_the_gaps_of_a_portals_own():
    own = Profile(
        name="xa", article=Fields(title=("h2.t",)), date=Dating(month_first=True)
    )  # fmt: skip
    read = own.reading_like(families()["nukeviet"])
    assert read.article.title == ("h2.t",)
    assert read.article.body == families()["nukeviet"].article.body
    assert read.date.month_first


def test_a_missing_folder_holds_no_profiles(tmp_path):
    assert load_profiles(tmp_path / "sites") == {}


def test_hosts_are_mapped_to_where_they_are_served(write):
    profile = load_profile(write('start = ["https://xa.example/"]'))
    served = profile.served_at(
        {"xa.example": "http://127.0.0.1:1", "b.example": "http://127.0.0.1:2"}
    )
    assert served.fetch.connect == {"xa.example": "http://127.0.0.1:1"}


def test_a_portal_by_name_by_address_and_unknown(write):
    known = {"xa": load_profile(write('start = ["https://xa.vn/tin"]'))}
    assert profile_for("xa", known) is known["xa"]
    assert profile_for("https://xa.vn/chuyen-muc", known).start == (
        "https://xa.vn/chuyen-muc", "https://xa.vn/tin",
    )  # fmt: skip
    bare = profile_for("http://www.huyen.vn/", known)
    assert (bare.name, bare.hosts) == ("www.huyen.vn", ("huyen.vn", "www.huyen.vn"))
    with pytest.raises(ProfileError, match=r'"xaa" is neither .* The profiles are: xa\.'):
        profile_for("xaa", known)
