"""The attacks of a stranger and of a colleague, through the proxies' files that are shipped: all refused."""

from __future__ import annotations

import contextlib
import http.client
import socket
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from desk import audit
from tests.deploy.caller import UPLOAD, Caller, run
from tests.deploy.proxies import APACHE, NGINX, OPENSSL, PROXIES
from tests.deploy.standing import HEADER, NAME, Standing, prepared, program

VIEWER, EDITOR, ADMIN = "chakan", "王伟", "guanli"
HERE = {"nginx": NGINX and OPENSSL, "apache": APACHE and OPENSSL}


@pytest.fixture(scope="module", params=PROXIES)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    if not HERE[request.param]:
        told = (
            f"没有 {request.param} 或 openssl，代理配置没有测试！ (deploy/{request.param}.conf is NOT tested)"
        )
        warnings.warn(told, stacklevel=1)
        pytest.skip(told)
    each = prepared(tmp_path_factory.mktemp("behind"))
    with program(each, "--user-header", HEADER), PROXIES[request.param](each):
        yield each


def status_of_session(caller: Caller, **more: str) -> int:
    """The status with which a websocket is refused; 101 where it is not."""
    try:
        with caller.session(**more):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def refusals(served: Standing) -> list[tuple[str, str]]:
    told = audit.read(served.folder)
    assert told.faults == ()
    return [(each.who, each.what) for each in told.entries if each.result == audit.REFUSED]


@pytest.mark.parametrize(
    ("name", "role"), [(VIEWER, "查看"), (EDITOR, "填报"), (ADMIN, "管理"), ("unlisted", "查看")]
)
def test_a_person_who_signs_in_is_known_to_the_page(served: Standing, name: str, role: str) -> None:
    with Caller(served, name).session() as line:
        assert f"{name} · {role}" in run(line)[1]


@pytest.mark.parametrize("path", ["/", "/upload", "/media/0123.xlsx", "/_stcore/health", f"{UPLOAD}/a/b"])
@pytest.mark.parametrize("name", ["", "nobody"])
def test_nothing_is_had_without_a_password(served: Standing, name: str, path: str) -> None:
    assert Caller(served, name).ask(path)[0] == 401


def test_a_session_is_not_had_without_a_password(served: Standing) -> None:
    assert status_of_session(Caller(served)) == 401
    assert Caller(served).upload("0123", "f", token=False) == 401


@pytest.mark.parametrize(
    "header", [HEADER, HEADER.lower(), "X_Remote_User", "X-Forwarded-User", "Remote-User"]
)
def test_a_forged_name_does_not_get_through(served: Standing, header: str) -> None:
    forging = Caller(served, VIEWER, headers={header: ADMIN})
    with forging.session() as line:
        words = run(line)[1]
    assert f"{VIEWER} · 查看" in words
    assert ADMIN not in words
    assert Caller(served, headers={header: ADMIN}).ask("/")[0] == 401


def test_the_program_listens_to_this_machine_alone(served: Standing) -> None:
    if sys.platform == "linux":
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        rows += [line.split() for line in Path("/proc/net/tcp6").read_text().splitlines()[1:]]
        heard = {
            row[1].partition(":")[0]
            for row in rows
            if row[3] == "0A" and int(row[1].partition(":")[2], 16) == served.program
        }
        assert heard == {"0100007F"}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: which address would be used
        except OSError:
            return
        outer = probe.getsockname()[0]
    if not outer.startswith("127."):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((outer, served.program), timeout=5)


def test_past_the_proxy_nobody_has_a_name(served: Standing) -> None:
    assert [Caller(served, direct=True).ask(path)[0] for path in ("/", "/media/a.xlsx")] == [401, 401]
    assert status_of_session(Caller(served, direct=True)) == 403


def test_a_strange_page_cannot_open_a_session(served: Standing) -> None:
    assert status_of_session(Caller(served, EDITOR), origin="https://evil.example") == 403
    assert status_of_session(Caller(served, EDITOR), origin="null") == 403


def test_a_strange_name_for_this_machine_gets_no_answer(served: Standing) -> None:
    with contextlib.suppress(http.client.RemoteDisconnected):
        assert Caller(served, EDITOR).ask("/", Host="evil.example")[0] in (403, 421)  # of Apache itself
    assert Caller(served, direct=True, headers={HEADER: ADMIN}).ask("/", Host="evil.example")[0] == 403


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/healthz", "/%5fstcore/metrics"]
)
def test_what_the_program_tells_of_itself_stays_on_the_machine(served: Standing, path: str) -> None:
    assert Caller(served, ADMIN).ask(path)[0] == 404


def test_an_editor_uploads_and_a_file_of_20_mb_is_the_largest(served: Standing) -> None:
    with Caller(served, EDITOR).session() as line:
        session, words = run(line, "upload")
        assert "数据上报" in words
        assert Caller(served, EDITOR).upload(session, "f1") == 204
        assert Caller(served, EDITOR).upload(session, "f2", size=20 * 2**20 - 1000) == 204
        assert Caller(served, EDITOR).upload(session, "f3", size=20 * 2**20 + 1) == 413
        assert Caller(served, EDITOR).upload(session, "f4", size=30 * 2**20) == 413


def test_an_upload_needs_its_token_and_a_session(served: Standing) -> None:
    editor = Caller(served, EDITOR)
    with editor.session() as line:
        session, _ = run(line, "upload")
        assert editor.upload(session, "f", token=False) == 403
    assert editor.upload("not-a-session", "f") == 403


def test_an_upload_needs_a_page_with_a_place_for_files(served: Standing) -> None:
    with Caller(served, EDITOR).session() as line:
        session, _ = run(line, "trend")
        assert Caller(served, EDITOR).upload(session, "f") == 403


def test_a_viewer_neither_opens_the_page_nor_uploads_and_both_are_told(served: Standing) -> None:
    viewer, before = Caller(served, VIEWER), refusals(served)
    with viewer.session() as line:
        session, words = run(line, "upload")
        assert "需要“填报”权限" in words
        assert "upload-files" not in words
        assert viewer.upload(session, "f") == 403
    new = refusals(served)[: len(refusals(served)) - len(before)]
    assert sorted(set(new)) == [(VIEWER, "上传文件"), (VIEWER, "打开数据上报")]


@pytest.mark.parametrize("name", [VIEWER, ADMIN])
def test_the_session_in_an_uploads_address_is_of_no_use_to_another(served: Standing, name: str) -> None:
    with Caller(served, EDITOR).session() as line:
        session, _ = run(line, "upload")
        other = Caller(served, name)
        assert other.upload(session, "f") == 403
        assert other.ask(f"{UPLOAD}/{session}/f", "DELETE")[0] == 403
        with other.session(old=session) as taken:
            found, words = run(taken)
        assert found != session
        assert f"{name} · " in words
    with other.session(old=session) as taken:  # nor once the owner has gone
        assert run(taken)[0] != session


def test_every_answer_tells_the_browser_to_run_nothing_else(served: Standing) -> None:
    for path in ("/", "/upload", "/_stcore/health", "/static/none.js"):
        _, headers, _ = Caller(served, VIEWER).ask(path)
        policies = " ".join(headers.get_all("Content-Security-Policy"))
        assert "default-src 'self'" in policies
        assert "frame-ancestors 'none'" in policies
        assert "unsafe-eval" not in policies
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_scripts_come_compressed_and_plain_http_leads_to_tls(served: Standing) -> None:
    page = Caller(served, VIEWER).ask("/")[2].decode()
    script = page.partition('crossorigin src=".')[2].partition('"')[0]
    status, headers, _ = Caller(served, VIEWER).ask(script, accept_encoding="gzip")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    line = http.client.HTTPConnection("127.0.0.1", served.plain, timeout=10)
    line.request("GET", "/upload?x=1", headers={"Host": NAME})
    answer = line.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/upload?x=1")
    line.close()
