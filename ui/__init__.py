"""The Streamlit page: question -> answer -> HTML; no search logic.

`page` runs for each visitor and shows one of `screens`; what an address asks for is a `view`. The
search stands here, each other group of screens in a package of its own, with its texts and routes.
"""
