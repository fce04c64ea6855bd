"""The entry of the page: `streamlit run search_app.py` serves it, and runs it for each visitor."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from archive.errors import TinxaError
from ui.access import secrets
from ui.page import page
from ui.routes import ROUTES
from ui.sending import AtOnce
from ui.service import searcher
from ui.shell import Shell


@asynccontextmanager
async def _loaded(_app: st.App) -> AsyncIterator[None]:
    """Open the index before the first visitor; what is wrong with it the page will say."""
    with suppress(TinxaError):
        searcher()
    yield


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(
        __file__,
        secrets=secrets(),
        lifespan=_loaded,
        routes=ROUTES,
        middleware=[Middleware(Shell), Middleware(AtOnce)],
    )
else:
    page()
