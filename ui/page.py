"""The page's script: from the address to what is shown."""

import streamlit as st

from archive.errors import TinxaError
from ui.article import article
from ui.markup import esc, grouped, link
from ui.results import results
from ui.service import folder, searcher
from ui.texts import TEXTS, Texts
from ui.trouble import trouble
from ui.view import View, view_of


def page() -> None:
    """Show the view of the present address."""
    view = view_of({key: st.query_params.get_all(key) for key in st.query_params})
    texts = TEXTS[view.lang]
    try:
        total, title, body = _content(view, texts)
    except TinxaError as error:
        total, title, body = None, texts["name"], trouble(error, texts)
    st.set_page_config(page_title=title, layout="wide")
    st.html(_masthead(view, total, texts))
    _box(view, texts)
    st.html(body)


def _content(view: View, texts: Texts) -> tuple[int, str, str]:
    """Return the size of the archive, the title of the window, and the HTML below the box."""
    opened = searcher()
    total = opened.status().articles
    if view.id:
        record = opened.article(view.id)
        similar = opened.similar(view.id, copies=False)
        copies = opened.group(view.id)
        shown = article(record, similar, copies, opened.words(view.question()), view, texts)
        return total, f"{record.article.title} – {texts['name']}", shown
    answer = opened.ask(view.question())
    title = f"{view.q} – {texts['name']}" if view.q else texts["name"]
    return total, title, results(answer, view, texts)


def _box(view: View, texts: Texts) -> None:
    state = st.session_state
    # What the box begins with has to be its default: set by the script in its first run, it now and
    # then reaches the browser too late, which then sends an empty box along.
    first = state.setdefault("first", view.q)
    # The address leads: where it changed since the last run (a link, Back), the box follows.
    if state.setdefault("address", view.q) != view.q:
        state["address"] = state["box"] = view.q
    st.text_input(
        texts["box"],
        first,
        key="box",
        type="search",
        placeholder=texts["hint"],
        on_change=_submit,
        args=(view,),
    )


def _submit(view: View) -> None:
    typed = st.session_state["box"] or ""
    st.session_state["address"] = typed
    asked = view_of({**_parameters(view), "q": [typed], "page": ["1"], "id": [""]})
    st.query_params.from_dict(_parameters(asked))


def _parameters(view: View) -> dict[str, list[str]]:
    parameters: dict[str, list[str]] = {}
    for key, value in view.pairs():
        parameters.setdefault(key, []).append(value)
    return parameters


def _masthead(view: View, total: int | None, texts: Texts) -> str:
    size = f" · {grouped(total)} {texts['articles']}" if total is not None else ""
    other = link(view.href(lang="en" if view.lang == "vi" else "vi"), texts["other"])
    demo = f'<p class="tx-demo">{texts["demo"]}</p>' if folder().is_demo else ""
    return (
        f'<a class="tx-skip" href="#ket-qua">{texts["skip"]}</a>'
        f'<header class="tx-masthead" data-lang="{view.lang}" data-asked="{esc(view.q)}"'
        f' data-completions="{texts["completions"]}">'
        f'<p class="tx-name">{link(View(lang=view.lang).href(), texts["name"])}</p>'
        f'<p class="tx-tagline">{texts["tagline"]}{size}</p>'
        f'<p class="tx-language">{other}</p></header>{demo}'
    )
