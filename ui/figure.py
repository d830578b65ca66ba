"""A figure that Streamlit takes without validating it: 4 ms a chart saved (docs: benchmarks)."""

from __future__ import annotations

from typing import Any

from plotly.basedatatypes import BaseFigure

from exhibits.exhibit import Caption
from ui.file_name import file_name


class Drawn(BaseFigure):
    """A finished plotly.js figure as a dict; Streamlit asks a BaseFigure for nothing but ``to_dict``."""

    def __init__(self, figure: dict[str, Any]) -> None:
        # BaseFigure forbids plain attributes and builds validators; neither is wanted for a finished dict.
        object.__setattr__(self, "_figure", figure)

    def to_dict(self) -> dict[str, Any]:
        """The figure as it was given."""
        figure: dict[str, Any] = object.__getattribute__(self, "_figure")
        return figure


# What plotly.js says in its tool bar, and its number format, in Chinese.
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "responsive": True,
    "locale": "zh-CN",
    "locales": {
        "zh-CN": {
            "dictionary": {
                "Download plot as a PNG": "下载图片",
                "Download plot": "下载图片",
                "Zoom": "框选放大",
                "Pan": "平移",
                "Zoom in": "放大",
                "Zoom out": "缩小",
                "Autoscale": "自动范围",
                "Reset axes": "恢复原状",
                "Double-click to zoom back out": "双击恢复原状",
                "Preparing image - this may take a few seconds": "正在生成图片",
                "Image download succeeded": "图片已生成",
                "Sorry, there was a problem downloading your image!": "图片生成失败",
            },
            "format": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["¥", ""]},
        }
    },
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "pan2d"],
    "toImageButtonOptions": {"format": "png", "scale": 3},
}


def captioned(figure: dict[str, Any], exhibit: Caption) -> Drawn:
    """``figure`` with the words that a picture of it must carry; picture.js writes them around it."""
    said = {
        "title": exhibit.title + (f"（{exhibit.mark}）" if exhibit.mark else ""),
        "subtitle": exhibit.subtitle,
        "notes": f"注：{'；'.join(exhibit.notes)}。" if exhibit.notes else "",
        "source": exhibit.source,
    }
    return Drawn(figure | {"layout": figure["layout"] | {"meta": said}})


def config(exhibit: Caption) -> dict[str, Any]:
    """The tool bar of a chart: its picture is named by what is shown, where, when."""
    shown = exhibit.subtitle.split(" · ")
    head = exhibit.title.partition("：")[0]
    # A ranking's subtitle does not name the indicator, its title does; other titles may be a sentence.
    words = shown[:2] + shown[-1:] if len(shown) > 3 and shown[-1] not in head else [head, shown[0]]
    return CONFIG | {"toImageButtonOptions": CONFIG["toImageButtonOptions"] | {"filename": file_name(*words)}}
