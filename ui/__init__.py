"""The Streamlit page: question -> answer -> HTML; no search logic."""
