"""Where files are dropped, what to do before any is there, and how far each has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from indicators.limits import LIMITS
from ui import dropping
from ui.escape import markdown, markup

SIZE = LIMITS["file_size"]
EXPLAINED = (
    "拖入或选择一个或多个报表，原样即可：不必改表头、不必取消合并单元格。程序先给出它读懂了什么、"
    "会改动库里哪些数，由您核对、更正，确认后才入库。"
)


def received() -> list[tuple[str, bytes]]:
    """Name and bytes of each dropped file that is not too large; says so of the others."""
    st.html('<h1 class="exhibit-title">数据上报</h1>')
    dropped = dropping.uploader(
        "报表文件（可一次放入多个）",
        accept_multiple_files=True,
        key="upload-files",
        help="可读 xlsx、xlsm、xls、xlsb、ods、csv，以及系统导出的网页式 xls；按内容识别，不看扩展名。",
    )
    for file in dropped:
        if file.size > SIZE.most:
            st.error(markdown(f"“{file.name}”未读取：{SIZE.words(file.size)}"), icon="⚠️")
    return [(file.name, file.getvalue()) for file in dropped if file.size <= SIZE.most]


def faulty_layouts(faults: Sequence[str]) -> None:
    """Which of the remembered layouts cannot be used, a line each, and what to do."""
    if faults:
        told = "；".join(markdown(fault.rstrip("。")) for fault in faults)
        words = "有记住的版式未能使用，同样的表要重新核对"
        st.warning(f"{words}：{told}。文件在仓库文件夹的 layouts 中。", icon="⚠️")


def nothing_yet(template: Callable[[], bytes]) -> None:
    """What to do where no file has been dropped."""
    st.markdown(EXPLAINED)
    st.html(
        f'<ol class="steps"><li><b>放入文件</b>：每个不超过 {SIZE.shown}，'
        "月报、快报、系统导出的表都可以。</li>"
        "<li><b>核对</b>：左边是原表，标出了表头、行标题、数据和没有读的格；"
        "右边是读到的指标、地区、期间、单位。</li>"
        "<li><b>更正</b>：读错的地方选一下就改，立即重读；改过的版式会记住，下个月同样的表一键入库。</li>"
        "<li><b>入库</b>：先看与库中数据的差异，再确认；入库后随时可以撤销。</li></ol>"
    )
    st.markdown("手头没有现成的报表，可以用空白模板逐条填写：")
    st.download_button(
        "下载空白模板（长表，带下拉选项）",
        template,
        file_name="长表模板.xlsx",
        key="upload-template",
        on_click="ignore",
    )


def read_each(files: Sequence[Any], read: Callable[[Any], Any]) -> Mapping[Any, Any]:
    """The summary of each file, in the order dropped; while they are read, how far each is."""
    place = st.empty()
    found: dict[Any, Any] = {}
    for file in files:
        if len(files) > 1 or not found:
            place.html(_board(files, found, file))
        found[file] = read(file)
    place.empty()
    return found


def chosen(found: Mapping[Any, Any]) -> Any:
    """The file to look at; a table of all where there are several."""
    files = list(found)
    if len(files) == 1:
        return files[0]
    st.html(_board(files, found, None))
    names = [markdown(file.file) for file in files]
    place = st.pills(
        "查看哪个文件",
        range(len(files)),
        default=0,
        format_func=names.__getitem__,
        key=f"upload-chosen-{len(files)}",
        required=True,
    )
    return files[place or 0]


def _board(files: Sequence[Any], found: Mapping[Any, Any], current: Any) -> str:
    rows = "".join(_row(file, found.get(file), file is current) for file in files)
    names = ("文件", "读到的数", "错误", "需确认", "提示", "新增", "变更", "相同", "状态")
    heads = "".join(
        f'<th class="{"txt" if name in ("文件", "状态") else "num"}">{name}</th>' for name in names
    )
    return (
        '<div class="sheet" role="status" aria-live="polite">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(file: Any, summary: Any, is_current: bool) -> str:
    if summary is None:
        state = "正在读取……" if is_current else "等待读取"
        empty = f'<td colspan="7"></td><td class="txt">{state}</td>'
        return f'<tr><td class="txt">{markup(file.file)}</td>{empty}</tr>'
    counts = (
        summary.errors, summary.questions, summary.warnings, summary.new, summary.changed, summary.same,
    )  # fmt: skip
    # What is loaded changes nothing: beside a later correction it would look as if it undid it.
    told = ["—"] * len(counts) if summary.loaded is not None else [f"{count:,}" for count in counts]
    cells = "".join(f'<td class="num">{text}</td>' for text in (f"{summary.figures:,}", *told))
    return f'<tr><td class="txt">{markup(file.file)}</td>{cells}<td class="txt">{state_of(summary)}</td></tr>'


def state_of(summary: Any) -> str:
    """In a few words, what is to be done with a file."""
    if summary.loaded is not None:
        return f"已入库（批次{summary.loaded}）"
    if summary.errors:
        return "有错误，不能入库"
    if summary.questions:
        return "需要您确认"
    if not summary.ready:
        return "没有可入库的数"
    return "有提示，核对后可入库" if summary.warnings else "可以入库"


def opening(draft: Any) -> None:
    """Which remembered layout a file is read by, or why not by the one that is like it."""
    known = draft.opening
    if not known.layout:
        return
    name = markdown(known.layout)
    if known.offered is None:
        st.success(
            f"按已记住的版式《{name}》读取，一键入库：核对差异后确认即可。", icon=":material/check_circle:"
        )
        return
    told = "；".join(markdown(line) for line in known.differences)
    st.warning(f"与已记住的版式《{name}》相近，但有不同，没有自动套用：{told}", icon="⚠️")
    words = f"按版式《{known.layout}》读取"
    if draft.decided != known.offered and st.button("仍按这个版式读取", key="upload-offered"):
        draft.decide(known.offered, words)
        st.rerun()
