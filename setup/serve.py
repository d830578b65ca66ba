"""Load the demonstration data where the warehouse is empty, then serve the pages on this computer only.

Run by the environment's Python. Usage: python -m setup.serve [--port 8501] [--open]
"""

import argparse
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE_SECONDS = 120


def main() -> int:
    """Serve until interrupted; exit status of the first thing that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--open", action="store_true", help="show the pages in the default browser")
    arguments = parser.parse_args()
    loaded = subprocess.run([sys.executable, "-m", "etl", "demo"], cwd=REPOSITORY, check=False)
    if loaded.returncode:
        return loaded.returncode
    port = free_port(arguments.port)
    if port != arguments.port:
        print(f"端口 {arguments.port} 已被占用，改用 {port} (port {arguments.port} is taken)")
    return serve(port, show=arguments.open)


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


def serve(port: int, *, show: bool) -> int:
    """Run Streamlit in a process of its own, print the address once it answers, stay until it ends."""
    command = [sys.executable, "-m", "streamlit", "run", "asgi.py", "--server.port", str(port)]
    with subprocess.Popen([*command, "--logger.hideWelcomeMessage", "true"], cwd=REPOSITORY) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # or it would outlive whoever started it
        try:
            if comes_up(port, server):
                print(f"\n  打开 http://{HOST}:{port}\n  （按 Ctrl+C 停止）\n", flush=True)
                if show:
                    webbrowser.open(f"http://{HOST}:{port}")
            return server.wait()
        except KeyboardInterrupt:
            return 0


def comes_up(port: int, server: subprocess.Popen[bytes]) -> bool:
    """Wait for the server and open its front page once; False where it ended."""
    from setup.visit import visit  # takes as long to import as the server to start: side by side

    if answers(port, server) and not visit(HOST, port) and server.poll() is None:
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
