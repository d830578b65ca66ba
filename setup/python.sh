#!/bin/sh
# Prints a Python of at least 3.11 that can make a virtual environment, or says what to do and fails.
# PYTHON=/path/to/python decides it by hand.

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

found=
for candidate in $PYTHON python3.13 python3.12 python3.11 python3 python; do
    new_enough "$candidate" || continue
    makes_environments "$candidate" && { echo "$candidate"; exit 0; }
    found=${found:-$candidate}
done

if [ -z "$found" ]; then
    echo "没有找到 Python 3.11 或更高版本，请先安装：https://www.python.org/downloads/" >&2
    echo "No Python 3.11 or newer was found. Install one, or name it: make run PYTHON=/path/to/python3" >&2
    exit 1
fi

# Debian and Ubuntu ship Python without the module that makes environments.
package=$("$found" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "正在安装 $package … (installing $package)" >&2
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$package"; } </dev/null >&2
    makes_environments "$found" && { echo "$found"; exit 0; }
fi
echo "$found 缺少 venv 模块，请执行：sudo apt install $package" >&2
echo "$found lacks the venv module. Run: sudo apt install $package" >&2
exit 1
