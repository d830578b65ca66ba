"""Make .venv and install the pinned packages in it; where nothing changed, return at once.

Only the standard library, since nothing is installed yet. Usage: python -m setup.environment [--dev]
"""

import argparse
import hashlib
import subprocess
import sys
import venv
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDER = REPOSITORY / ".venv"
INTERPRETER = FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
REQUIREMENTS = {
    "run": ["requirements.txt"],
    "dev": ["requirements.txt", "requirements-oidc.txt", "requirements-dev.txt"],
}


def main() -> int:
    """Bring .venv to what the requirements say; exit status of pip where it fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    purpose = "dev" if parser.parse_args().dev else "run"
    if sys.version_info < (3, 11):  # noqa: UP036 - start.bat hands over whatever Python Windows has
        print("需要 Python 3.11 或更高版本 (Python 3.11 or newer is needed):", sys.version, file=sys.stderr)
        return 1
    if not works():
        print("正在建立 Python 环境 .venv … (making .venv)", flush=True)
        venv.create(FOLDER, clear=True, with_pip=True)
    if is_installed(purpose):
        return 0
    return install(purpose)


def works() -> bool:
    """Whether .venv exists and its Python, which belongs to the system, is still there."""
    if not INTERPRETER.is_file():
        return False
    return subprocess.run([INTERPRETER, "-c", "import pip"], capture_output=True, check=False).returncode == 0


def is_installed(purpose: str) -> bool:
    """Whether the packages of this purpose were installed from the requirements as they are now."""
    stamp = _stamp(purpose)
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(purpose)


def install(purpose: str) -> int:
    """Install with pip and remember from what; nothing is remembered where pip fails."""
    print("正在安装依赖，首次约需一分钟 … (installing the pinned packages)", flush=True)
    # Compiling all of it takes longer than installing it; what is used is compiled when it is first imported.
    options = ["--quiet", "--no-input", "--no-compile", "--disable-pip-version-check"]
    requirements = str(REPOSITORY / REQUIREMENTS[purpose][-1])
    command = [str(INTERPRETER), "-m", "pip", "install", *options, "-r", requirements]
    result = subprocess.run(command, check=False)
    if result.returncode:
        print("依赖安装失败，请检查网络后重试 (the packages could not be installed)", file=sys.stderr)
        return result.returncode
    _stamp(purpose).write_text(fingerprint(purpose), encoding="utf-8")
    return 0


def _stamp(purpose: str) -> Path:
    return FOLDER / f"installed-{purpose}"


def fingerprint(purpose: str) -> str:
    """SHA-256 of the requirements of this purpose, whatever their line endings."""
    texts = [(REPOSITORY / name).read_bytes().replace(b"\r\n", b"\n") for name in REQUIREMENTS[purpose]]
    return hashlib.sha256(b"\n".join(texts)).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
