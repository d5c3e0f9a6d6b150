"""Posting to the message interface (消息接口) that the system administrator has set.

What the server may reach is decided outside the application: ``WEBHOOK_HOSTS`` lists host names,
addresses and networks. A listed name must lead to public addresses, unless the private network that
it leads to is listed as well; the address that was checked is the one that is connected to. Only
https, or http to this machine; redirects are not followed.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.jobs import permit_everywhere
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb
from ipcity.domain.errors import Refused
from ipcity.store.models.settings import Setting
from ipcity.store.sealed import seal, unseal

AUDIT_LABELS = {"set-webhook": "设置消息接口", "send-test-message": "发送测试消息"}
KEY = "webhook"
SECONDS = 10
LEAST_SECRET = 16
BASIS = "消息接口：只发往 WEBHOOK_HOSTS 所列地址"
Address = IPv4Address | IPv6Address


@dataclass(frozen=True)
class Webhook:
    """Where messages are posted to; ``version`` 0: nothing was set."""

    url: str = ""
    sealed_secret: str = ""
    version: int = 0

    @property
    def is_set(self) -> bool:
        return bool(self.url and self.sealed_secret)

    @property
    def secret(self) -> bytes:
        return unseal(self.sealed_secret, KEY)


def webhook() -> Webhook:
    """The interface as set; an unset one when nobody has."""
    row = Setting.objects.filter(key=KEY).first()
    if row is None:
        return Webhook()
    return Webhook(row.value["url"], row.value["sealed_secret"], row.version)


def set_webhook(*, url: str, secret: str, seen: int, actor: Actor, at: datetime) -> Webhook:
    """Save where to post; an empty ``url`` switches it off, an empty ``secret`` keeps the stored one
    as long as the address stays. ``seen``: the version that the person saw."""
    permit_everywhere(actor, Verb.MANAGE_SETTINGS)
    if url:
        _refuse_url(urlsplit(url))
    with transaction.atomic():
        row = Setting.objects.select_for_update().filter(key=KEY).first()
        if row is not None:
            refuse_stale(row, seen, {"value": "（消息接口设置）"})
        row = row or Setting(key=KEY, version=0, value={"url": "", "sealed_secret": ""})
        row.value = {"url": url, "sealed_secret": _sealed(url, secret, row.value)}
        row.changed_at, row.changed_by_id = at, actor.person
        row.version += 1
        row.save()
        audit.record(
            actor=actor,
            verb="set-webhook",
            under=Verb.MANAGE_SETTINGS,
            subject=row,
            at=at,
            district=None,
            facts={"set": bool(url)},
        )
    return webhook()


def _sealed(url: str, secret: str, known: Mapping[str, str]) -> str:
    """Who sends the stored key elsewhere could use what nobody may read."""
    if not url:
        return ""
    if secret:
        if len(secret) < LEAST_SECRET:
            raise Refused("secret-short", f"签名密钥至少{LEAST_SECRET}个字符。", BASIS)
        return seal(secret.encode(), KEY)
    if not known["sealed_secret"] or known["url"] != url:
        raise Refused("secret-again", "地址是新的，请填写签名密钥。", BASIS)
    return known["sealed_secret"]


def send_test(*, actor: Actor, at: datetime) -> None:
    """Really post a message, so that wrong settings show themselves now."""
    permit_everywhere(actor, Verb.MANAGE_SETTINGS)
    if not webhook().is_set:
        raise Refused("webhook-not-set", "请先填写并保存消息接口的地址和签名密钥。", BASIS)
    post({"event": "test", "sent_at": at.isoformat()}, number="test", at=at)
    audit.record(
        actor=actor,
        verb="send-test-message",
        under=Verb.MANAGE_SETTINGS,
        subject=None,
        at=at,
        district=None,
    )


def post(message: Mapping[str, object], *, number: str, at: datetime) -> None:
    """Post ``message`` as JSON, signed. Refused ``webhook-not-sent`` where it was certainly not
    taken, ``webhook-unsure`` where the answer stayed out after it had been sent.

    ``number`` goes along as X-IPCity-Delivery, by which a receiver tells a repeated message.
    The signature is HMAC-SHA256 over ``<X-IPCity-Time>.<body>`` with the shared key.
    """
    to = webhook()
    url = urlsplit(to.url)
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    moment = str(int(at.timestamp()))
    signed = hmac.new(to.secret, f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "ipcity",
        "X-IPCity-Delivery": number,
        "X-IPCity-Time": moment,
        "X-IPCity-Signature": f"sha256={signed}",
    }
    connection = _connected(url)
    limit = threading.Timer(SECONDS, _cut, [connection.sock])
    limit.daemon = True
    limit.start()
    try:
        status = _answer(connection, url, body, headers)
    finally:
        limit.cancel()
        connection.close()
    if not 200 <= status < 300:
        raise Refused("webhook-not-sent", f"消息没有发出：对方返回 {status}。", BASIS)


def _answer(
    connection: http.client.HTTPConnection,
    url: SplitResult,
    body: bytes,
    headers: Mapping[str, str],
) -> int:
    try:
        connection.request("POST", url.path or "/", body, dict(headers))
        return connection.getresponse().status
    except (OSError, http.client.HTTPException) as failure:
        raise Refused(
            "webhook-unsure",
            f"消息已送出，但{SECONDS}秒内没有得到答复，不能确定对方是否收到。",
            BASIS,
        ) from failure


def _connected(url: SplitResult) -> http.client.HTTPConnection:
    """A connection to an address that was looked at; nothing is resolved a second time."""
    host, port = _refuse_url(url)
    try:
        address = _allowed_address(host, port, local=url.scheme == "http")
        sock = socket.create_connection((str(address), port), SECONDS)
        if url.scheme == "https":
            context = ssl.create_default_context()
            sock = context.wrap_socket(sock, server_hostname=host)
    except OSError as failure:
        raise Refused(
            "webhook-not-sent", f"消息没有发出：连接不上 {host}:{port}（{failure}）。", BASIS
        ) from failure
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    connection.sock = sock
    return connection


def _refuse_url(url: SplitResult) -> tuple[str, int]:
    """Host and port of an address that may be posted to at all."""
    try:
        host, port = url.hostname or "", url.port
    except ValueError as wrong:
        raise Refused("webhook-url", "消息接口的地址不正确。", BASIS) from wrong
    if url.scheme not in ("https", "http") or not host or url.username or url.query or url.fragment:
        raise Refused(
            "webhook-url", "地址应写成 https://主机/路径，不带用户名、查询和片段。", BASIS
        )
    if not _is_listed(host):
        raise Refused(
            "webhook-host", f"“{host}”不在允许的主机之列，请服务器管理员加入 WEBHOOK_HOSTS。", BASIS
        )
    return host, port or (443 if url.scheme == "https" else 80)


def _allowed_address(host: str, port: int, *, local: bool) -> Address:
    """Every address of the name must be allowed, so that no answer can slip one in."""
    found = {
        ip_address(str(entry[4][0]).partition("%")[0])
        for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    }
    for address in found:
        plain = getattr(address, "ipv4_mapped", None) or address
        public = plain.is_global and not plain.is_multicast
        if not (public or _in_listed_network(plain)) or (local and not plain.is_loopback):
            raise Refused(
                "webhook-address",
                f"“{host}”指向 {address}，不是允许的地址（不加密的只限本机）。"
                "内部网络的地址须由服务器管理员加入 WEBHOOK_HOSTS。",
                BASIS,
            )
    return min(found, key=lambda each: (each.version, int(each)))


def _is_listed(host: str) -> bool:
    names = {each.lower() for each in settings.WEBHOOK_HOSTS}
    if host.lower() in names:
        return True
    try:
        return _in_listed_network(ip_address(host))
    except ValueError:
        return False


def _in_listed_network(address: Address) -> bool:
    for each in settings.WEBHOOK_HOSTS:
        try:
            if address in ip_network(each, strict=False):
                return True
        except ValueError:  # a name
            continue
    return False


def _cut(sock: socket.socket) -> None:
    """End the exchange as a whole: a receiver that drips its answer must not hold the worker."""
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
