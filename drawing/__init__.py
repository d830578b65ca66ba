"""Exhibits as plotly.js dictionaries and as HTML, which the screen and a file share; no Streamlit here."""
