"""See to it that the browser tests have a Chromium; where there is none to be had, say so loudly.

Run by the environment's Python. Usage: python -m setup.browser
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    """Find or install; always 0, since all other tests run without a browser."""
    if on_path() or playwrights_own() or install():
        return 0
    bar = "!" * 100
    print(
        f"{bar}\n没有 Chromium，浏览器测试将被跳过！\nNo Chromium: the browser tests WILL BE SKIPPED.\n{bar}",
        file=sys.stderr,
    )
    return 0


def on_path() -> bool:
    """Whether a Chromium is installed like any program."""
    return any(shutil.which(name) for name in NAMES)


def playwrights_own() -> bool:
    """Whether Playwright keeps one for itself."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).is_file()


def install() -> bool:
    """By the system's packages where we may (Debian, as root), else by Playwright; whether it worked."""
    print("正在安装 Chromium … (installing Chromium for the browser tests)", flush=True)
    if is_debian_root():
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = ["chromium", "fonts-noto-cjk"]
        for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", *command], env=environment, stdin=subprocess.DEVNULL, check=False)
        if on_path():
            return True
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0


def is_debian_root() -> bool:
    """Whether packages may be installed here; not on Ubuntu, whose chromium is an empty shell around snap."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return platform.freedesktop_os_release().get("ID") == "debian"


if __name__ == "__main__":
    sys.exit(main())
