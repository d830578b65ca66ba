"""One visit to a fresh server, so that no reader waits for the imports and the first look into the warehouse.

It also sees to it that app.py has run before a page is asked for by its own address.
"""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect


def visit(host: str, port: int, patience: float = 30) -> bool:
    """Run the front page once as a browser would; whether it ended, ``patience`` seconds a message."""
    request = BackMsg()
    request.rerun_script.query_string = ""
    try:
        with connect(f"ws://{host}:{port}/_stcore/stream", proxy=None, max_size=None) as server:
            server.send(request.SerializeToString())
            while (
                ForwardMsg.FromString(server.recv(timeout=patience)).WhichOneof("type") != "script_finished"
            ):
                pass
    except (OSError, WebSocketException):
        return False
    return True
