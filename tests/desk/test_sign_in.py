"""Every way in which the program can be started: who is known by what, or why nothing is shown."""

from __future__ import annotations

from itertools import product

import pytest

from desk.sign_in import SignInError, is_loopback, way

HERE = ["127.0.0.1", "127.9.9.9", "localhost", "::1", "[::1]", "unix:///run/shulan/socket"]
BEYOND = [
    None,
    "",
    "0.0.0.0",
    "::",
    "192.0.2.7",
    "10.0.0.1",
    "tj.example.gov.cn",
    "127.0.0.1.evil.example",
    "*",
]


@pytest.mark.parametrize("address", HERE)
def test_what_only_this_machine_reaches(address: str) -> None:
    assert is_loopback(address)
    assert way(address) == "local"
    assert way(address, claims=["user"]) == "proxy"
    assert way(address, oidc=True) == "oidc"


@pytest.mark.parametrize("address", BEYOND)
def test_beyond_this_machine_a_sign_in_is_needed_and_a_header_is_none(address: str | None) -> None:
    assert not is_loopback(address)
    with pytest.raises(SignInError, match="没有设置登录"):
        way(address)
    with pytest.raises(SignInError, match="绕过代理"):
        way(address, claims=["user"])
    assert way(address, oidc=True) == "oidc"
    assert way(address, open_to_all=True) == "open"


def test_where_a_sign_in_is_asked_for_nobody_is_ever_the_owner_of_the_computer() -> None:
    asked = product([*HERE, *BEYOND], [(), ("user",)], (False, True), (False, True), (False, True))
    for address, claims, oidc, server, open_to_all in asked:
        try:
            found = way(address, claims=claims, oidc=oidc, server=server, open_to_all=open_to_all)
        except SignInError:
            continue
        assert found != "local" or not (claims or oidc or server or not is_loopback(address))


def test_a_server_without_a_sign_in_is_refused_even_on_loopback() -> None:
    with pytest.raises(SignInError, match="没有设置登录"):
        way("127.0.0.1", server=True)


def test_a_header_that_means_something_else_is_refused() -> None:
    with pytest.raises(SignInError, match="trustedUserHeaders"):
        way("127.0.0.1", claims=["email"])
