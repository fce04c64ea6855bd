"""What a visitor sees who has to sign in first, and what one who did."""

import streamlit as st

from ui.access import SIGN_OUT, visitor
from ui.markup import esc
from ui.texts import Texts


def signing_in(texts: Texts) -> None:
    """Show the way to sign in, or that this account may not read here."""
    claims = st.user.to_dict()
    known = str(claims.get("email") or claims.get("sub") or "")
    told = texts["not_a_reader"].format(name=known) if known else texts["sign_in_why"]
    st.html(
        f'<main id="ket-qua" class="tx-desk tx-signing"><h1>{texts["sign_in"]}</h1>'
        f"<p>{esc(told)}</p></main>"
    )
    if known:
        st.html(f'<p><a href="{SIGN_OUT}">{texts["sign_out"]}</a></p>')
    else:
        # The script of assets/signing.js keeps the address meanwhile, which Streamlit drops.
        st.button(texts["sign_in"], key="sign_in", type="primary", on_click=st.login)


def signed_in(texts: Texts) -> str:
    """Return who is signed in and the way out; nothing where nobody has to sign in."""
    name = visitor.get()
    out = f'<a href="{SIGN_OUT}">{texts["sign_out"]}</a>'
    return f'<p class="tx-language">{esc(name)} {out}</p>' if name else ""
