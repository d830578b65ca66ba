"""How whoever opens the pages becomes known, told from how the program was started, or why nobody can be.

One computer needs no sign-in. A server has one, and takes a name from nowhere else: the identity provider's
signed cookie, or the header of a proxy on the same machine. The header itself proves nothing, anybody can
send one: what makes it true is that only the proxy reaches the program, so it must listen on loopback.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import Final, Literal

Way = Literal["local", "open", "proxy", "oidc"]
CLAIM: Final = "user"  # what st.user calls the name that the proxy's header brings
MENDING: Final = "怎样设置登录，见 docs/deploy.md。"


class SignInError(Exception):
    """The program must not be served as it was started; the message is Chinese and fit for the screen."""


def way(
    address: str | None, *, claims: Collection[str] = (), oidc: bool = False, server: bool = False,
    open_to_all: bool = False,
) -> Way:  # fmt: skip
    """How people become known; raises SignInError where the program must show nothing.

    ``address`` is where it listens (None: everywhere), ``claims`` what st.user gets from headers, ``oidc``
    whether an identity provider is named, ``server`` whether a sign-in is asked for at all events,
    ``open_to_all`` whether everybody on the network may look without one.
    """
    beyond = not is_loopback(address)
    if claims and CLAIM not in claims:
        raise SignInError(
            f"server.trustedUserHeaders 应写作 {{头名: {CLAIM}}}，现有：{'、'.join(claims)}。{MENDING}"
        )
    if claims and beyond:
        raise SignInError(
            f"登录名取自代理的请求头，程序却监听在 {address or '所有地址'}：谁都可以绕过代理自称任何人，"
            f"因此不提供服务。请监听 127.0.0.1，只由本机的代理转来。{MENDING}"
        )
    if open_to_all and (claims or oidc or server):
        raise SignInError(f"既要登录又说不要登录，因此不提供服务：请去掉 --without-sign-in。{MENDING}")
    if claims:
        return "proxy"
    if oidc:
        return "oidc"
    if server:
        raise SignInError(f"按服务器启动，却没有设置登录，因此不提供服务。{MENDING}")
    if beyond and not open_to_all:
        raise SignInError(
            f"程序监听在 {address or '所有地址'}，网络上的人都能打开，却没有设置登录，因此不提供服务。"
            f"只在本机用，请监听 127.0.0.1（make run 即是）；{MENDING}"
        )
    return "open" if open_to_all else "local"


def is_loopback(address: str | None) -> bool:
    """Whether only this machine can reach a program that listens there; a socket file is this machine's."""
    if address is None:
        return False
    if address == "localhost" or address.startswith("unix://"):
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:  # a name: what it means is not ours to say
        return False
