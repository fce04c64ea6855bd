"""The page's script: from the address to what is shown."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from archive.errors import TinxaError
from ui.access import may_read, named, visitor
from ui.basket import bar
from ui.markup import esc, grouped, link
from ui.screens import SCREENS, Parameters, Screen, Shown
from ui.service import folder, status, without_archive
from ui.signing import signed_in, signing_in
from ui.texts import TEXTS, Texts
from ui.trouble import trouble
from ui.view import View, view_of


def page() -> None:
    """Show the screen of the present address."""
    view = view_of(_parameters())
    visitor.set(named(st.user.to_dict()))
    pages = [
        st.Page(
            partial(_show, screen),
            title=TEXTS[view.lang][screen.name],
            url_path=screen.path,
            default=not screen.path,
        )
        for screen in SCREENS
    ]
    st.navigation(pages, position="hidden").run()


def _show(screen: Screen) -> None:
    view = view_of(_parameters())
    texts = TEXTS[view.lang]
    if not may_read(visitor.get()):
        st.set_page_config(page_title=texts["name"])
        st.html(_masthead(screen, view, None, texts))
        signing_in(texts)
        return
    try:
        total = status().articles
    except TinxaError:
        total = None
    # What is there at once goes ahead, so that nothing stands before the answer when it is ready.
    st.html(_masthead(screen, view, total, texts))
    if screen.boxed:
        _box(view, texts)
    title, body = _answer(screen, view, texts, indexed=total is not None)
    printed = f'<p class="tx-printed" data-told="{texts["printed"]}"></p>'
    st.html(body + printed + bar(view, texts))
    named = " – ".join(part for part in (title, texts["name"]) if part)
    st.set_page_config(page_title=named)


def _answer(screen: Screen, view: View, texts: Texts, *, indexed: bool) -> Shown:
    """Return what *screen* shows, or what is in its way; most screens need something *indexed*."""
    try:
        if screen.indexed and not indexed:
            status()
        return screen.show(view, _parameters(), texts)
    except TinxaError as error:
        return Shown("", trouble(error, texts))


def _parameters() -> Parameters:
    return {key: st.query_params.get_all(key) for key in st.query_params}


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
    asked = view_of({**_pairs(view), "q": [typed], "page": ["1"], "id": [""]})
    st.query_params.from_dict(_pairs(asked))


def _pairs(view: View) -> dict[str, list[str]]:
    parameters: dict[str, list[str]] = {}
    for key, value in view.pairs():
        parameters.setdefault(key, []).append(value)
    return parameters


def _masthead(screen: Screen, view: View, total: int | None, texts: Texts) -> str:
    size = f" · {grouped(total)} {texts['articles']}" if total is not None else ""
    switch = f'<span lang="{"en" if view.lang == "vi" else "vi"}">{texts["other"]}</span>'
    other = link(_in_other_language(screen, view), switch)
    told = ["demo"] * folder().is_demo + ["no_archive"] * without_archive()
    notes = "".join(f'<p class="tx-demo">{texts[name]}</p>' for name in told)
    menu = _menu(screen, view, texts) if may_read(visitor.get()) else ""
    return (
        f'<a class="tx-skip" href="#ket-qua">{texts["skip"]}</a>'
        f'<header class="tx-masthead" data-lang="{view.lang}" data-asked="{esc(view.q)}"'
        f' data-completions="{texts["completions"]}">'
        f'<p class="tx-name">{link(View(lang=view.lang).href(), texts["name"])}</p>'
        f'<p class="tx-tagline">{texts["tagline"]}{size}</p>'
        f'{menu}{signed_in(texts)}<p class="tx-language">{other}</p></header>{notes}'
    )


def _in_other_language(screen: Screen, view: View) -> str:
    """Return this address in the other language, with all that a screen of its own keeps there."""
    kept = {key: values for key, values in _parameters().items() if key != "lang"}
    other = {"lang": "en"} if view.lang == "vi" else {}
    pairs = urlencode({**kept, **other}, doseq=True)
    return f"/{screen.path}?{pairs}" if pairs else f"/{screen.path}"


def _menu(current: Screen, view: View, texts: Texts) -> str:
    """Return the links to the screens that are listed."""
    start = View(lang=view.lang)
    items = (
        link(start.href(f"/{one.path}"), texts[one.name], current=one is current)
        for one in SCREENS
        if one.listed
    )
    return f'<nav class="tx-menu" aria-label="{texts["menu"]}">{" ".join(items)}</nav>'
