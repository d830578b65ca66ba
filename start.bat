@echo off
chcp 65001 >nul
setlocal
cd /d "%~dp0"
set PYTHONUTF8=1
title 住建数览

set PYTHON=py -3
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if errorlevel 1 set PYTHON=python
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if errorlevel 1 (
    echo 没有找到 Python 3.11 或更高版本。
    echo 请从 https://www.python.org/downloads/ 安装，安装时勾选 py launcher，再重新运行本文件。
    goto failed
)

%PYTHON% -m setup.environment
if errorlevel 1 goto failed

if "%PORT%"=="" set PORT=8501
.venv\Scripts\python.exe -m setup.serve --port %PORT% --open
if errorlevel 1 goto failed
exit /b 0

:failed
echo.
echo 启动失败，请把以上内容发给维护人员。
pause
exit /b 1
