"""Serve the pages: on this computer only, or behind the sign-in of a server (docs/deploy.md).

Run by the environment's Python. Usage: python -m setup.serve [--port 8501] [--open]
       python -m setup.serve --site tj.example.gov.cn --user-header X-Remote-User
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost")
PATIENCE_SECONDS = 120
LINE_BYTES = "32768"
STARTER = "startup"  # who opens the first page, behind a sign-in: somebody on no list, who may look


def main() -> int:
    """Serve until interrupted; exit status of the first thing that failed."""
    arguments = asked()
    if arguments.host != HOST and not arguments.site:
        print("--host 之外请用 --site 写明别人打开它用的名称或地址 (--host needs --site)", file=sys.stderr)
        return 2
    if not arguments.site:  # a server has figures of its own
        with subprocess.Popen([sys.executable, "-m", "etl", "demo"], cwd=REPOSITORY) as loading:
            pass_on(loading)
        if loading.returncode:
            return loading.returncode
    port = arguments.port if arguments.site else free_port(arguments.port)
    if port != arguments.port:
        print(f"端口 {arguments.port} 已被占用，改用 {port} (port {arguments.port} is taken)")
    return serve(port, arguments)


def asked() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--open", action="store_true", help="show the pages in the default browser")
    parser.add_argument("--site", action="append", default=[], help="a name that the server is opened under")
    parser.add_argument(
        "--user-header", help="header in which the proxy of this machine passes who signed in"
    )
    parser.add_argument("--host", default=HOST, help="address to listen on; beyond this machine only if")
    parser.add_argument("--without-sign-in", action="store_true", help="everybody may look, nobody may write")
    return parser.parse_args()


def options(arguments: argparse.Namespace) -> list[str]:
    """The same in Streamlit's words."""
    told = ["--server.address", arguments.host]
    if arguments.site:  # on the command line the option takes one name at a time
        told += [word for name in (*OWN_NAMES, *arguments.site) for word in ("--server.allowedHosts", name)]
    if arguments.user_header:
        told += ["--server.trustedUserHeaders", json.dumps({arguments.user_header: "user"})]
    return told


def surroundings(arguments: argparse.Namespace) -> dict[str, str]:
    """The environment: what the program must not forget when a setting is lost."""
    if arguments.without_sign_in:
        return {**os.environ, "SHULAN_OPEN_TO_ALL": "1"}
    # A provider's tokens come back as cookies, on one line of what opens a session; 8 KB are usual.
    server = {"SHULAN_SERVER": "1", "WEBSOCKETS_MAX_LINE_LENGTH": LINE_BYTES}
    return {**os.environ, **server} if arguments.site else dict(os.environ)


def free_port(wanted: int) -> int:
    """The wanted port, or the next that nobody listens on; OSError where a hundred are taken."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as listener:
            if sys.platform != "win32":  # there the option would share a port that is in use
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((HOST, port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port from {wanted} on")


def serve(port: int, arguments: argparse.Namespace) -> int:
    """Run Streamlit in a process of its own, print the address once it answers, stay until it ends."""
    command = [sys.executable, "-m", "streamlit", "run", "asgi.py", "--server.port", str(port)]
    command += ["--logger.hideWelcomeMessage", "true", *options(arguments)]
    address = f"https://{arguments.site[0]}" if arguments.user_header else f"http://{HOST}:{port}"
    with subprocess.Popen(command, cwd=REPOSITORY, env=surroundings(arguments)) as server:
        pass_on(server)
        try:
            if comes_up(port, server, arguments.user_header):
                print(f"\n  打开 {address}\n  （按 Ctrl+C 停止）\n", flush=True)
                if arguments.open:
                    webbrowser.open(address)
            status = server.wait()
            return 0 if status == -signal.SIGTERM else status  # it was told to end, and did
        except KeyboardInterrupt:
            return 0


def pass_on(program: subprocess.Popen[bytes]) -> None:
    """From now on SIGTERM is for this program, or it would outlive whoever started it."""
    signal.signal(signal.SIGTERM, lambda *_: program.terminate())


def comes_up(port: int, server: subprocess.Popen[bytes], header: str | None) -> bool:
    """Wait for the server and open its front page once; False where it ended."""
    from setup.visit import visit  # takes as long to import as the server to start: side by side

    named = {header: STARTER} if header else {}
    if answers(port, server) and not visit(HOST, port, named) and server.poll() is None:
        print("首页未能打开，原因见上 (the front page did not come up)", file=sys.stderr)
    return server.poll() is None


def answers(port: int, server: subprocess.Popen[bytes]) -> bool:
    """Wait until the port is listened on; False where the server ended or took too long."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.1)
    return False


if __name__ == "__main__":
    sys.exit(main())
