"""A session as a browser has it, without the browser: a websocket that speaks Streamlit's protocol.

It keeps the widgets that the server sent, sends the values of all when one changes, as the browser does, and
reads every message to the end of the run.
"""

from __future__ import annotations

import asyncio
import time
from typing import NamedTuple
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE_SECONDS = 60
ENDED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Choice(NamedTuple):
    """A select box as the server sent it last."""

    id: str
    options: tuple[str, ...]
    chosen: str
    fragment: str  # the part of the page that runs alone when it changes, '' for the whole page


class Run(NamedTuple):
    """One run as the browser meets it: milliseconds from sending, None where no chart came."""

    sent: float  # time.monotonic()
    chart_ms: float | None
    end_ms: float
    charts: tuple[str, ...]  # the JSON of the figures
    faults: tuple[str, ...]  # what an error box, an exception or a broken run said


class Session:
    """One tab. Open it with ``opened``, then ``choose``; ``close`` as a browser closes a tab."""

    def __init__(self, socket: ClientConnection, page: str, query: str) -> None:
        self._socket, self._page, self._query, self._hash = socket, page, query, ""
        self._widgets: dict[str, WidgetState] = {}
        self.choices: dict[str, Choice] = {}

    @classmethod
    async def opened(cls, address: str) -> tuple[Session, Run]:
        """Open a page at an address and wait for it to be whole."""
        parts = urlsplit(address)
        link = f"ws://{parts.netloc}/_stcore/stream"
        socket = await connect(link, proxy=None, max_size=None, compression=None)
        session = cls(socket, parts.path.strip("/"), parts.query)
        return session, await session._ran("")

    async def choose(self, label: str, option: str) -> Run:
        """Choose an option of the select box of that label."""
        box = self.choices[label]
        self.choices[label] = box._replace(chosen=option)
        self._widgets[box.id] = WidgetState(id=box.id, string_value=option)
        return await self._ran(box.fragment)

    async def press(self, label: str) -> Run:
        """Press the button of that label."""
        box = self.choices[label]
        self._widgets[box.id] = WidgetState(id=box.id, trigger_value=True)
        run = await self._ran(box.fragment)
        del self._widgets[box.id]
        return run

    async def close(self) -> None:
        """Leave; the server keeps the session a while, in case the network broke."""
        await self._socket.close()

    async def _ran(self, fragment: str) -> Run:
        await self._ask(fragment)
        sent, chart, charts, faults = time.monotonic(), None, list[str](), list[str]()
        while True:
            text = await asyncio.wait_for(self._socket.recv(), PATIENCE_SECONDS)
            message = ForwardMsg.FromString(text if isinstance(text, bytes) else text.encode())
            kind = message.WhichOneof("type")
            if kind == "delta":
                drawn, fault = self._noted(message.delta)
                charts += drawn
                faults += fault
                if drawn and chart is None:
                    chart = (time.monotonic() - sent) * 1000
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "navigation":  # a new session's first message still names the page at the root
                self._hash = message.navigation.page_script_hash
            elif (
                kind == "session_event"
                and message.session_event.WhichOneof("type") == "script_compilation_exception"
            ):
                faults.append("script_compilation_exception")
            elif kind == "script_finished" and message.script_finished in ENDED:
                return Run(sent, chart, (time.monotonic() - sent) * 1000, tuple(charts), tuple(faults))

    async def _ask(self, fragment: str) -> None:
        asking = BackMsg()
        asking.rerun_script.query_string = self._query
        asking.rerun_script.fragment_id = fragment
        if self._hash:
            asking.rerun_script.page_script_hash = self._hash
        else:
            asking.rerun_script.page_name = self._page
        asking.rerun_script.widget_states.widgets.extend(self._widgets.values())
        await self._socket.send(asking.SerializeToString())

    def _noted(self, delta: Delta) -> tuple[list[str], list[str]]:
        """Remember a widget; the charts and the faults that a message brings."""
        if delta.WhichOneof("type") != "new_element":
            return [], []
        element: Element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "plotly_chart":
            return [element.plotly_chart.spec], []
        if kind == "exception":
            return [], [element.exception.message]
        if kind == "alert":
            return [], [element.alert.body]
        if kind == "selectbox":
            self._note_box(element, delta.fragment_id)
        elif kind == "button":
            self.choices[element.button.label] = Choice(element.button.id, (), "", delta.fragment_id)
        return [], []

    def _note_box(self, element: Element, fragment: str) -> None:
        box = element.selectbox
        known = self._widgets.get(box.id)
        chosen = (
            box.raw_value if box.set_value else (known.string_value if known else box.options[box.default])
        )
        self.choices[box.label] = Choice(box.id, tuple(box.options), chosen, fragment)
        self._widgets[box.id] = WidgetState(id=box.id, string_value=chosen)
