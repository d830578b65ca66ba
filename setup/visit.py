"""One visit to a fresh server, so that no reader waits for the imports and the first look into the warehouse.

It also sees to it that app.py has run before a page is asked for by its own address.
"""

from collections.abc import Mapping

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect


def visit(host: str, port: int, headers: Mapping[str, str], patience: float = 30) -> bool:
    """Run the front page once as a browser would, or a proxy with ``headers``; whether it ended.

    Waits ``patience`` seconds for each message.
    """
    request = BackMsg()
    request.rerun_script.query_string = ""
    try:
        address = f"ws://{host}:{port}/_stcore/stream"
        with connect(address, additional_headers=headers, proxy=None, max_size=None) as server:
            server.send(request.SerializeToString())
            while (
                ForwardMsg.FromString(server.recv(timeout=patience)).WhichOneof("type") != "script_finished"
            ):
                pass
    except (OSError, WebSocketException):
        return False
    return True
