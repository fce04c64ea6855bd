"""Whatever a portal wrote or somebody types stays text, in every field and on every screen."""

from urllib.parse import urlencode

import pytest

from archive.article import Amendment, Correction
from archive.corrections import correct
from archive.folder import DataFolder
from archive.store import Archive
from searcher.dossiers.dossier import Dossiers
from searcher.question import Question
from searcher.watching.run import run_watches
from searcher.watching.saved import add, watch_of
from tests.making import article, filled, indexed
from tests.ui.conftest import free_port
from tests.ui.payloads import PAYLOADS
from ui import launch

pytestmark = pytest.mark.slow

TRAPS = {f"bay-{number}": text for number, text in enumerate(PAYLOADS)}
AT = "2026-01-02T03:04:05Z"
ALL = "bay-het"
# In what we print ourselves: Streamlit's own shell has its icons.
HARM = """origin => {
  const harm = [];
  const ours = "[srcset^='/xu-huong'], [src^='/xu-huong']";
  const kinds = "script, style, iframe, object, embed, svg, math, base, meta, link, template, video"
    + ", audio, source, img, .katex";
  const heldBack = (url) => /^https?:$/.test(url.protocol);
  const look = (element) => {
    if (element.matches(kinds) && !element.matches(ours)) harm.push(element.outerHTML);
    for (const { name, value } of element.attributes) {
      const bar = name === "style" && /^(height|width): ?[\\d.]+%;?$/.test(value);
      if (/^on|^srcdoc$|^formaction$|^style$/i.test(name) && !bar) harm.push(`${name}=${value}`);
    }
    if (element.localName === "form" && new URL(element.action).origin !== origin)
      harm.push(element.outerHTML);
    if (element.localName !== "a" || !element.hasAttribute("href")) return;
    const to = new URL(element.href, location);
    const apart = heldBack(to) && element.rel.includes("noreferrer");
    if (to.origin !== origin && !apart) harm.push(element.outerHTML);
  };
  document.querySelectorAll(":is(.stHtml, #ket-qua, body > article) *").forEach(look);
  if (window.ran !== undefined || document.title.startsWith("taken")) harm.push("a script ran");
  if (document.querySelectorAll("#ket-qua").length > 1) harm.push("a false #ket-qua");
  return harm;
}"""


def trap(number, text):
    """Return an article that has *text* in every field that is crawled."""
    address = f"https://bay.example/{number}?{text}"
    return {
        "id": f"bay-{number}", "title": text, "summary": f"Sapo {text}", "category": text,
        "source": f"{text} nguồn", "authors": [text], "captions": [text, f"Ảnh {text}"],
        "body": f"bẫy thử {text}\nxã Đông Tiến {text}", "published": "2023-05-29",
        "url": text if number % 2 else address, "extra": {text: text},
        "attachments": [
            {"url": text, "title": text, "type": text, "text": text, "text_source": "text"},
            {"url": address, "title": text, "text_source": "unreadable"},
        ],
    }  # fmt: skip


def desk(made: DataFolder, titles):
    """Make a dossier of all articles, each with a note, and a dossier and a watch for each text."""
    dossiers = Dossiers(made.dossiers)
    filed = dossiers.new(f"bẫy {PAYLOADS[0]}")
    dossiers.add(filed, titles.items())
    for name, text in TRAPS.items():
        dossiers.note(filed, name, text)
        dossiers.new(f"{name} {text}")
        called = "".join(filter(str.isprintable, f"{name} {text}"))[:80].strip()
        add(made.watches, watch_of(Question(text=text), name=called, changed=False))
    list(run_watches(made))
    return filed


def correct_all(archive: Archive):
    for name, text in TRAPS.items():
        fields = (Amendment(field="category", value=f"{text} sửa"),)
        correct(archive, name, Correction(at=AT, fields=fields, by=text, note=text))


@pytest.fixture(scope="module")
def trapped(tmp_path_factory):
    made = DataFolder(tmp_path_factory.mktemp("trapped"))
    with filled(made.path, (trap(*one) for one in enumerate(PAYLOADS))) as archive:
        correct_all(archive)
        for version in (PAYLOADS, PAYLOADS[::-1]):
            archive.put(article(id=ALL, title="Bẫy hết", body="\n".join(version)))
        indexed(archive)
        titles = {name: archive.require(name).article.title for name in TRAPS}
        filed = desk(made, titles)
    port = free_port()
    with launch.served(made, port=port):
        yield f"http://{launch.HOST}:{port}", titles, filed


@pytest.fixture(scope="module")
def page(browser, trapped):
    """A page of the site that tells what it asks any host for, and what a script would say."""
    context = browser.new_context()
    opened = context.new_page()
    opened.asked = []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("dialog", lambda dialog: (opened.asked.append("dialog"), dialog.dismiss()))
    opened.goto(trapped[0])
    opened.wait_for_selector("#ket-qua")
    yield opened
    context.close()


def go(page, path, parameters):
    """Lead to another address as a link of the page does, and wait until it is shown."""
    page.evaluate(
        """target => {
          document.querySelectorAll("#ket-qua").forEach((old) => (old.dataset.old = ""));
          history.pushState(null, "", target);
          dispatchEvent(new PopStateEvent("popstate"));
        }""",
        f"{path}?{urlencode(parameters, doseq=True)}",
    )
    page.wait_for_selector("#ket-qua:not([data-old])")


def unharmed(page, origin):
    assert page.evaluate(HARM, origin) == []
    assert [url for url in page.asked if not url.startswith((origin, "data:", "blob:"))] == []


def test_there_are_sixty_different_ones():
    assert len(set(PAYLOADS)) == 60


@pytest.mark.parametrize(
    "harmful",
    [
        "<img src=x>", "<a href='javascript:x'>a</a>", "<a href='//evil.example'>a</a>",
        "<b onclick=x>", "<p style='position:fixed'>", "<form action='//evil.example'></form>",
        "<i id=ket-qua></i>",
    ],
)  # fmt: skip
def test_the_check_finds_what_it_looks_for(page, trapped, harmful):
    go(page, "/", {"q": harmful})
    assert page.evaluate(HARM, trapped[0]) == []
    page.evaluate("html => (document.querySelector('#ket-qua').innerHTML += html)", harmful)
    assert len(page.evaluate(HARM, trapped[0])) == 1


@pytest.mark.parametrize("name", TRAPS)
def test_an_article_and_what_is_typed(page, trapped, name):
    origin, titles, _ = trapped
    typed = TRAPS[name]
    go(page, "/", {"id": name, "q": typed})
    page.wait_for_selector(".tx-article")
    assert page.locator(".tx-article h1").text_content() == titles[name]
    unharmed(page, origin)
    for path in ("/", "/dia-danh", "/xu-huong", "/theo-doi"):
        go(page, path, {"q": typed})
        unharmed(page, origin)
    filters = dict.fromkeys(("commune", "category", "source", "document"), typed)
    go(page, "/", {"q": "bẫy", "since": typed, **filters})
    unharmed(page, origin)


def test_all_of_them_in_lists(page, trapped):
    origin, titles, filed = trapped
    for number in (1, 2):
        go(page, "/", {"q": "bẫy thử", "size": 50, "page": number})
        unharmed(page, origin)
    for path, asked in (
        ("/theo-doi", {}), ("/ho-so", {}), ("/ho-so", {"id": filed}),
        ("/ho-so", {"chon": list(TRAPS)}),
        ("/phien-ban", {"id": ALL}), ("/so-sanh", {"id": ALL, "voi": "bay-0"}),
        ("/chon", {"chon": list(TRAPS)}),
    ):  # fmt: skip
        go(page, path, asked)
        unharmed(page, origin)
    assert set(page.locator(".tx-hit h2").all_text_contents()) == set(titles.values())


def test_all_of_them_in_print(page, trapped):
    origin, titles, _ = trapped
    page.goto(f"{origin}/xuat.html?{urlencode({'chon': list(TRAPS)}, doseq=True)}")
    text = " ".join(page.locator("body").text_content().split())
    assert [one for one in titles.values() if " ".join(one.split()) not in text] == []
    assert page.locator("script, img, iframe, svg, object, embed, base, link").count() == 0
    assert page.locator("a:not([href^=http])").count() == 0
    assert page.evaluate("window.ran") is None
    unharmed(page, origin)
