"""Sending mail through the server that the system administrator has set, within a time limit."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from ipcity.actions import audit
from ipcity.actions.jobs import permit_everywhere
from ipcity.actions.settings import MailServer, Security, mail_server
from ipcity.domain.access import Actor, Verb
from ipcity.domain.errors import Refused

SECONDS = 10
SILENCE = (smtplib.SMTPServerDisconnected, TimeoutError, ConnectionError)


def send(*, to: Sequence[str], subject: str, text: str) -> int:
    """Send one mail; how many servers took it (0 when no server is set). Refused when none does.

    ``mail-unsure``: the server fell silent after it had been spoken to and may have taken the mail.
    """
    server = mail_server()
    if not server.is_set or not to:
        return 0
    backend = _backend(server)
    message = EmailMessage(subject, text, server.sender, list(to), connection=backend)
    opened = False
    try:
        opened = bool(backend.open())
        return message.send()
    except (smtplib.SMTPException, OSError) as failure:
        silent = isinstance(failure, smtplib.SMTPServerDisconnected | OSError)
        answered = isinstance(
            failure, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused
        )
        code = "mail-unsure" if opened and silent and not answered else "mail-not-sent"
        raise Refused(code, f"邮件没有发出：{_words(failure, server)}") from failure
    finally:
        backend.close()


def send_test(*, to: str, actor: Actor, at: datetime) -> None:
    """Really send a mail to ``to``, so that wrong settings show themselves now."""
    permit_everywhere(actor, Verb.MANAGE_SETTINGS)
    if not mail_server().is_set:
        raise Refused("mail-not-set", "请先填写并保存邮件服务器和发件人。")
    send(
        to=[to],
        subject="知产强市：测试邮件",
        text=f"这是一封测试邮件，发送时间 {at:%Y-%m-%d %H:%M}。收到即说明邮件设置正确。",
    )
    audit.record(
        actor=actor,
        verb="send-test-mail",
        under=Verb.MANAGE_SETTINGS,
        subject=None,
        at=at,
        district=None,
    )


def alert(*, subject: str, text: str) -> bool:
    """Tell the people named for alerts; whether a mail went out."""
    return bool(send(to=mail_server().alerts, subject=f"知产强市：{subject}", text=text))


def _backend(server: MailServer) -> EmailBackend:
    return EmailBackend(
        host=server.host,
        port=server.port,
        username=server.username,
        password=server.password,
        use_tls=server.security is Security.STARTTLS,
        use_ssl=server.security is Security.TLS,
        timeout=SECONDS,
    )


def _words(failure: Exception, server: MailServer) -> str:
    where = f"{server.host}:{server.port}"
    if isinstance(failure, smtplib.SMTPAuthenticationError):
        return f"{where} 不接受用户名或密码。"
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return f"{where} 不接受收件人地址。"
    if isinstance(failure, ConnectionRefusedError):
        return f"{where} 拒绝连接，请核对服务器地址和端口。"
    if isinstance(failure, socket.gaierror):
        return f"找不到服务器 {server.host}，请核对地址。"
    if isinstance(failure, TimeoutError):
        return f"{where} 在 {SECONDS} 秒内没有回应，请核对地址、端口和加密方式。"
    return f"{where} 返回“{failure}”。"
