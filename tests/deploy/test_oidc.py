"""Sign-in at an identity provider, as docs/deploy.md sets it up: behind nginx, by Streamlit's own login."""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from playwright.sync_api import expect, sync_playwright

from desk import audit
from desk.people import Person
from tests.deploy.caller import UPLOAD, run
from tests.deploy.proxies import NGINX, OPENSSL, nginx
from tests.deploy.standing import NAME, Standing, prepared, program
from tests.pages.test_browser import CHROMIUM, FLAGS
from ui.admission import HOLDS

if not (NGINX and OPENSSL and find_spec("authlib") and find_spec("joserfc") and find_spec("httpx")):
    told = "没有 nginx、openssl 或 requirements-oidc.txt 的包，没有测试统一身份认证！ (OIDC is NOT tested)"
    warnings.warn(told, stacklevel=1)
    pytest.skip(told, allow_module_level=True)

from tests.deploy.provider import CLIENT, SECRET, Provider, providing
from tests.deploy.visitor import USER, Visitor

COOKIE_SECRET = "a-secret-of-the-test-that-is-long-enough"
VIEWER, EDITOR, ADMIN = "li.na@example.gov.cn", "wang.wei@example.gov.cn", "Admin"
LISTED = (Person(VIEWER, "viewer"), Person(EDITOR, "editor"), Person(ADMIN, "admin"))
FIGURE = "商品房销售面积"
ASKED = "请先登录"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Standing, Provider]]:
    folder = tmp_path_factory.mktemp("office")
    served = prepared(folder, LISTED)
    with providing() as provider:
        provider.redirect = f"https://{NAME}:{served.tls}/oauth2callback"
        secrets = folder / "secrets.toml"
        secrets.write_text(
            f'[auth]\nredirect_uri = "{provider.redirect}"\ncookie_secret = "{COOKIE_SECRET}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{provider.address}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        with program(served, STREAMLIT_SECRETS_FILES=str(secrets)), nginx(served, asks=False):
            yield served, provider


@pytest.fixture
def served(office: tuple[Standing, Provider]) -> Standing:
    return office[0]


@pytest.fixture
def provider(office: tuple[Standing, Provider]) -> Provider:
    found = office[1]
    found.claims, found.lies, found.signed_by = {}, {}, found.key
    return found


def signed_in(served: Standing, provider: Provider, email: str, **claims: Any) -> Visitor:
    provider.claims = {"sub": f"sub of {email}", "email": email, "email_verified": True} | claims
    visitor = Visitor(served)
    visitor.sign_in()
    return visitor


def cookie(secret: str = COOKIE_SECRET, salt: str = USER, back: float = 0, /, **claims: Any) -> str:
    """The cookie of somebody who signed in ``back`` seconds ago, signed with a secret."""

    class Earlier(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(time.time() - back)

    said = {"origin": "", "is_logged_in": True, "provider": "default", "iat": int(time.time())} | claims
    return str(URLSafeTimedSerializer(secret, salt=salt, signer=Earlier).dumps(json.dumps(said)))


def test_who_has_not_signed_in_gets_a_button_and_nothing_else(served: Standing) -> None:
    stranger = Visitor(served, headers={"X-Remote-User": ADMIN})
    for page in ("", "trend", "settings"):
        words = stranger.look(page)
        assert ASKED in words
        assert FIGURE not in words
    assert stranger.ask("/")[0] == 200
    assert stranger.ask("/media/0123.xlsx")[0] == 401
    assert stranger.upload("0123", "f") == 403
    assert stranger.ask("/_stcore/metrics")[0] == 404


@pytest.mark.parametrize(("email", "role"), [(VIEWER, "查看"), (EDITOR.upper(), "填报")])
def test_whoever_is_listed_comes_in_by_their_address(
    served: Standing, provider: Provider, email: str, role: str
) -> None:
    words = signed_in(served, provider, email).look("trend")
    assert f"{email.lower()} · {role}" in words
    assert FIGURE in words


def test_the_name_of_the_account_comes_before_the_address(served: Standing, provider: Provider) -> None:
    visitor = signed_in(served, provider, VIEWER, preferred_username="admin", name="王伟")
    assert "Admin · 管理" in visitor.look()


def test_the_way_leads_to_the_provider_and_back(served: Standing, provider: Provider) -> None:
    provider.claims = {"sub": "1", "email": VIEWER}
    way = Visitor(served).sign_in()
    assert [each.partition("?")[0] for each in way] == [
        "/auth/login", f"{provider.address}/authorize", provider.redirect, "/",
    ]  # fmt: skip
    assert sum(map(len, signed_in(served, provider, VIEWER).jar.values())) > 8192  # more than is usual


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@example.gov.cn"},
        {"email": EDITOR, "email_verified": False},
        {"email": EDITOR, "email_verified": "false"},
        {"email": "", "name": ADMIN, "nickname": ADMIN},
    ],
)
def test_whom_the_list_does_not_name_is_turned_away(
    served: Standing, provider: Provider, claims: dict[str, Any]
) -> None:
    provider.claims = {"sub": "4711", "email_verified": True} | claims
    visitor = Visitor(served)
    visitor.sign_in()
    words = visitor.look("trend")
    assert "不在人员名单里" in words
    assert FIGURE not in words
    assert visitor.upload("0123", "f") == 403
    assert visitor.ask("/media/0123.xlsx")[0] == 401
    visitor.follow(visitor.press("sign-out"))  # with another account
    assert ASKED in visitor.look()


def test_a_viewer_uploads_nothing_and_is_told_of(served: Standing, provider: Provider) -> None:
    visitor, editor = signed_in(served, provider, VIEWER), signed_in(served, provider, EDITOR)
    with editor.session() as line:
        session, _ = run(line, "upload")
        assert visitor.upload(session, "f") == 403
        assert visitor.ask(f"{UPLOAD}/{session}/f", "DELETE")[0] == 403
        assert editor.upload(session, "f") == 204
    entry = audit.read(served.folder).entries[0]
    assert (entry.who, entry.what, entry.result) == (VIEWER, "上传文件", audit.REFUSED)


def test_a_cookie_that_this_server_did_not_sign_today_is_nobodys(served: Standing) -> None:
    origin = f"https://{NAME}:{served.tls}"
    admin = {"origin": origin, "preferred_username": ADMIN}
    good = cookie(**admin)
    long_ago = int(time.time()) - HOLDS - 1
    forged = [
        cookie("another secret", **admin),
        cookie(COOKIE_SECRET, "_streamlit_session", **admin),
        cookie(COOKIE_SECRET, USER, 32 * 86400, **admin),
        cookie(**admin, iat=long_ago),
        cookie(**admin, iat=None),
        cookie(**admin, is_logged_in="yes"),
        cookie(**(admin | {"origin": "https://evil.example"})),
        good[:-1],
        good.rpartition(".")[0] + ".",
        json.dumps({"preferred_username": ADMIN, "is_logged_in": True}),
        f"chunks-2|{good}",
    ]
    assert "Admin · 管理" in Visitor(served, jar={USER: good}).look("settings")
    for each in forged:
        words = Visitor(served, jar={USER: each}).look("settings")
        assert ASKED in words, each
        assert "管理" not in words


@pytest.mark.parametrize(
    "lies",
    [{"nonce": "another"}, {"aud": "another"}, {"iss": "http://evil.example"}, {"exp": 1}, {"sub": None}],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_is_none(
    served: Standing, provider: Provider, lies: dict[str, Any]
) -> None:
    provider.lies = lies
    visitor = signed_in(served, provider, ADMIN, preferred_username=ADMIN)
    assert USER not in visitor.jar
    assert ASKED in visitor.look()


def test_a_token_that_another_signed_is_none(served: Standing, provider: Provider) -> None:
    provider.signed_by = provider.strange
    assert USER not in signed_in(served, provider, ADMIN, preferred_username=ADMIN).jar


def test_nobody_can_be_signed_in_as_another_by_an_address(served: Standing, provider: Provider) -> None:
    """A link with the attacker's own code: the browser has not asked for it."""
    provider.claims = {"sub": "1", "email": EDITOR}
    attacker = Visitor(served)
    asked = attacker.ask(attacker.press("sign-in"))[1]["Location"]
    _, link = attacker._go(
        False, provider.address.removeprefix("http://"), asked.removeprefix(provider.address)
    )
    victim = Visitor(served)
    victim.follow(link)
    assert USER not in victim.jar
    attacker.follow(link)
    assert USER in attacker.jar
    again = Visitor(served, jar={**attacker.jar})
    del again.jar[USER]
    again.follow(link)  # a code and its state are of use once
    assert USER not in again.jar


def test_who_signs_out_is_signed_out_at_the_provider_too(served: Standing, provider: Provider) -> None:
    visitor = signed_in(served, provider, VIEWER)
    assert f"{VIEWER} · 查看" in visitor.look()
    way = visitor.follow(visitor.press("sign-out"))
    assert [each.partition("?")[0] for each in way][:3] == [
        "/auth/logout", f"{provider.address}/end", provider.redirect,
    ]  # fmt: skip
    assert provider.left[-1]["id_token_hint"]
    assert not [name for name in visitor.jar if name.startswith(USER)]
    assert ASKED in visitor.look()


@pytest.mark.browser
def test_in_a_browser(served: Standing, provider: Provider, tmp_path: Path) -> None:
    if CHROMIUM is None:
        pytest.skip("no Chromium on PATH: the browser test did NOT run")
    provider.claims = {"sub": "1", "email": VIEWER, "email_verified": True}
    flags = [*FLAGS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_context(locale="zh-CN", ignore_https_errors=True).new_page()
        expect.set_options(timeout=30_000)
        page.goto(f"https://{NAME}:{served.tls}/trend")
        page.get_by_role("button", name="登录").click()
        expect(page.locator(".me")).to_have_text(f"{VIEWER} · 查看")
        assert {each["name"] for each in page.context.cookies() if each["httpOnly"]} >= {USER}
        page.get_by_role("button", name="退出").click()
        expect(page.get_by_role("heading", name=ASKED)).to_be_visible()
        browser.close()
