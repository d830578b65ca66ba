import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from setup.serve import HOST, REPOSITORY, free_port


def test_a_port_that_is_taken_is_passed_over():
    with socket.create_server((HOST, 0)) as listener:
        taken = listener.getsockname()[1]
        assert free_port(taken) > taken


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--host", "0.0.0.0"], "--site"),
        (["--site", "tj.example.gov.cn"], "没有设置登录"),
        (["--site", "tj.example.gov.cn", "--host", "0.0.0.0"], "没有设置登录"),
        (["--site", "tj.example.gov.cn", "--host", "0.0.0.0", "--user-header", "X-Remote-User"], "绕过代理"),
        (["--site", "x", "--user-header", "X-Remote-User", "--without-sign-in"], "又说不要登录"),
    ],
)
def test_a_server_that_anybody_could_use_does_not_start(tmp_path: Path, asked: list[str], said: str):
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "setup.serve", "--port", str(port), *asked]
    surroundings = os.environ | {"SHULAN_WAREHOUSE": str(tmp_path)}
    ended = subprocess.run(
        command, cwd=REPOSITORY, env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode != 0
    assert said in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
