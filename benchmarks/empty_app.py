"""The least a Streamlit page can be: one select box, and a line of text that follows it."""

import streamlit as st

months = [f"{year}年{month}月" for year in range(2025, 2015, -1) for month in range(12, 0, -1)]
st.text(st.sidebar.selectbox("截至", months))
