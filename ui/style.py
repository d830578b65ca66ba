"""The little CSS that the theme cannot say: a calm frame, figures that line up, and paper."""

from __future__ import annotations

import streamlit as st

from exhibits import theme

CSS = f"""
<style>
[data-testid="stMainBlockContainer"] {{ padding: 1.4rem 2rem 2rem; max-width: 1500px; }}
[data-testid="stHeader"] {{ height: 0; min-height: 0; }}
[data-testid="stSidebarHeader"] {{ height: 3.2rem; margin-bottom: 0.2rem; padding-top: 0.8rem; }}
@media (min-width: 1000px) {{ [data-testid="stSidebar"][data-collapsed="false"] {{ width: 15rem !important; }} }}
[data-testid="stElementToolbar"] {{ display: none; }}
[data-testid="stVerticalBlock"] {{ gap: 0.6rem; }}
.exhibit-title {{ font-size: 1.5rem; font-weight: 700; color: {theme.INK}; line-height: 1.35; margin: 0; }}
.exhibit-title.small {{ font-size: 1.12rem; }}
.exhibit-subtitle {{ color: {theme.MUTED}; font-size: 0.92rem; margin: 0.15rem 0 0; }}
.exhibit-foot {{ color: {theme.MUTED}; font-size: 0.8rem; line-height: 1.5; margin: 0; }}
.section {{ font-size: 1rem; font-weight: 700; margin: 0.6rem 0 0; color: {theme.INK}; }}
.brand {{ font-size: 1.3rem; font-weight: 700; color: {theme.AHEAD}; letter-spacing: 0.1em; }}
[data-testid="stPopoverBody"]:has(.sheet) {{ min-width: min(66rem, 90vw); }}
.badge {{ display: inline-block; padding: 0.08rem 0.5rem; margin-left: 0.6rem; border-radius: 3px; font-size: 0.78rem;
  font-weight: 600; vertical-align: 0.2rem; border: 1px solid currentColor; }}
.badge.demo {{ color: {theme.BEHIND_TEXT}; background: #FDF3EA; }}
.badge.public {{ color: {theme.AHEAD}; background: #EDF4FA; }}
.ahead {{ color: {theme.AHEAD}; }}
.behind {{ color: {theme.BEHIND_TEXT}; }}
.muted {{ color: {theme.MUTED}; }}
.sentence {{ border-left: 4px solid {theme.AHEAD}; background: {theme.PANEL}; padding: 0.5rem 0.9rem; margin: 0;
  line-height: 1.65; font-size: 0.95rem; }}
.strip {{ display: flex; flex-wrap: wrap; gap: 0.6rem; }}
.tile {{ flex: 1 1 auto; padding: 0.45rem 0.8rem; background: {theme.PANEL}; border-radius: 4px; }}
.tile-name, .tile-remark {{ color: {theme.MUTED}; font-size: 0.8rem; white-space: nowrap; }}
.tile-value {{ font-size: 1.35rem; font-weight: 700; white-space: nowrap; font-variant-numeric: tabular-nums; }}
.unit {{ font-size: 0.78rem; font-weight: 400; color: {theme.MUTED}; margin-left: 0.25rem; }}
.bands {{ display: flex; flex-direction: column; gap: 0.4rem; }}
.band {{ display: grid; grid-template-columns: 1.9rem 1fr; gap: 0.5rem; }}
.band h2 {{ writing-mode: vertical-rl; text-align: center; font-size: 0.9rem; letter-spacing: 0.18em; margin: 0;
  padding: 0.2rem 0; color: {theme.PAPER}; background: {theme.AHEAD}; border-radius: 4px; font-weight: 600; }}
.cards {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(12.2rem, 1fr)); gap: 0.4rem; }}
a.card {{ display: flex; flex-direction: column; padding: 0.25rem 0.55rem 0.3rem; background: {theme.PANEL};
  border-radius: 4px; color: {theme.INK}; text-decoration: none; min-width: 0; }}
a.card:hover, a.card:focus-visible {{ box-shadow: 0 0 0 2px {theme.AHEAD}; }}
.card-name {{ display: flex; font-size: 0.8rem; color: {theme.MUTED}; white-space: nowrap; }}
.card-name > span:first-child {{ overflow: hidden; text-overflow: ellipsis; }}
.card-main {{ display: flex; justify-content: space-between; align-items: center; gap: 0.3rem; }}
.card-value {{ flex: none; font-size: 1.12rem; font-weight: 700; white-space: nowrap; font-variant-numeric: tabular-nums; }}
.card-growths {{ display: flex; gap: 0.45rem; font-size: 0.77rem; font-weight: 600; white-space: nowrap; }}
.card-period {{ font-size: 0.72rem; font-weight: 400; color: {theme.MUTED}; white-space: nowrap; }}
.card-growths .card-period {{ margin-left: auto; }}
.card-period.ahead {{ color: {theme.AHEAD}; }}
.card-period.behind {{ color: {theme.BEHIND_TEXT}; }}
.flag {{ font-size: 0.68rem; color: {theme.BEHIND_TEXT}; border: 1px solid currentColor; border-radius: 2px;
  padding: 0 0.2rem; margin-left: 0.3rem; flex: none; }}
.progress {{ position: relative; height: 5px; background: #D9DEE3; border-radius: 2px; margin-top: 0.25rem; }}
.progress .done {{ position: absolute; inset: 0 auto 0 0; border-radius: 2px; background: {theme.AHEAD}; }}
.progress .done.behind {{ background: {theme.BEHIND}; }}
.progress .due {{ position: absolute; top: -3px; bottom: -3px; width: 2px; background: {theme.INK}; }}
.spark {{ flex: 0 1 60px; min-width: 0; height: 24px; }}
.sheet {{ overflow-x: auto; }}
.sheet.tall {{ max-height: 22rem; overflow: auto; }}
.sheet table {{ border-collapse: collapse; width: 100%; font-size: 0.86rem; font-variant-numeric: tabular-nums; }}
.sheet th {{ position: sticky; top: 0; background: {theme.AHEAD}; color: {theme.PAPER}; font-weight: 600; }}
.sheet th, .sheet td {{ padding: 0.32rem 0.6rem; white-space: nowrap; }}
.sheet td {{ border-bottom: 1px solid {theme.GRID}; }}
.sheet .num {{ text-align: right; }}
.sheet .txt {{ text-align: left; }}
@media print {{
  .sheet.tall {{ max-height: none; overflow: visible; }}
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], .modebar-container,
  .st-key-provenance, [data-testid="stStatusWidget"] {{ display: none !important; }}
  [data-testid="stMainBlockContainer"] {{ padding: 0 !important; max-width: none; }}
  [data-testid="stMain"], [data-testid="stApp"], [data-testid="stAppViewContainer"] {{
    position: static !important; overflow: visible !important; height: auto !important; }}
  * {{ -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
}}
</style>
"""


def apply() -> None:
    """Send the style sheet; it takes no room on the page."""
    st.html(CSS)
