"""The reference for the screen: Streamlit, DuckDB and px.line as anyone would write it first."""

import os

import duckdb
import plotly.express as px
import streamlit as st

st.set_page_config(layout="wide")


@st.cache_resource
def build() -> duckdb.DuckDBPyConnection:
    """The build that the benchmark names."""
    return duckdb.connect(os.environ["BENCHMARK_BUILD"], read_only=True)


months = [f"{year}年{month}月" for year in range(2025, 2015, -1) for month in range(12, 0, -1)]
shown = st.sidebar.selectbox("截至", months)
year, month = shown.removesuffix("月").split("年")
frame = (
    build()
    .cursor()
    .execute(
        "select make_date(period_end // 12, period_end % 12 + 1, 1) as month, value from observation"
        " where indicator = 're_sales_area' and region = '100000' and category = '' and measure = 'actual'"
        " and superseded_by is null and period_end <= ? order by period_end",
        [int(year) * 12 + int(month) - 1],
    )
    .df()
)
st.plotly_chart(px.line(frame, x="month", y="value", title=shown))
