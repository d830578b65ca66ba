from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import streamlit as st

from indicators.catalog import Catalog
from ui.catalogs import BY_CATALOG, number


def test_a_catalogue_keeps_its_number() -> None:
    catalog = Catalog.load()
    assert number(catalog) == number(catalog)


def test_no_two_catalogues_ever_share_a_number() -> None:
    """Each is let go of before the next is made, which then lies where it lay."""
    first = Catalog.load()
    assert len({number(replace(first)) for _ in range(200)}) == 200


def test_many_threads_are_told_the_same_number() -> None:
    catalog = replace(Catalog.load())
    with ThreadPoolExecutor(16) as threads:
        assert len(set(threads.map(number, [catalog] * 500))) == 1


def test_a_cache_answers_a_new_catalogue_anew() -> None:
    @st.cache_data(hash_funcs=BY_CATALOG, show_spinner=False)
    def topics(catalog: Catalog) -> int:
        return len(catalog.topics)

    whole = Catalog.load()
    assert topics(replace(whole)) == len(whole.topics)
    assert topics(replace(whole, topics={})) == 0
