"""What the system administrator sets while the product runs: mail server, district name."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from ipcity.actions import audit
from ipcity.actions.jobs import permit_everywhere
from ipcity.actions.stale import refuse_stale
from ipcity.domain.access import Actor, Verb, require
from ipcity.domain.errors import Refused
from ipcity.store.models.districts import District
from ipcity.store.models.settings import Setting
from ipcity.store.sealed import seal, unseal

MAIL = "mail"


class Security(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True)
class MailServer:
    """The server that takes our mail; ``alerts`` receives failures and the audit root."""

    host: str = ""
    port: int = 587
    security: Security = Security.STARTTLS
    username: str = ""
    sealed_password: str = ""
    sender: str = ""
    alerts: tuple[str, ...] = ()
    version: int = 0

    @property
    def is_set(self) -> bool:
        return bool(self.host and self.sender)

    @property
    def password(self) -> str:
        return unseal(self.sealed_password, MAIL).decode() if self.sealed_password else ""


def mail_server() -> MailServer:
    """The mail server as set; an unset one when nobody has."""
    row = Setting.objects.filter(key=MAIL).first()
    if row is None:
        return MailServer()
    form = dict(row.value)
    return MailServer(
        **form | {"security": Security(form["security"]), "alerts": tuple(form["alerts"])},
        version=row.version,
    )


def set_mail_server(
    *, server: MailServer, password: str | None, actor: Actor, at: datetime
) -> MailServer:
    """Save ``server``; ``password`` None keeps the stored one, the empty string removes it.

    ``server.version`` is the version that the person saw (0: nothing was set).
    """
    permit_everywhere(actor, Verb.MANAGE_SETTINGS)
    with transaction.atomic():
        row = Setting.objects.select_for_update().filter(key=MAIL).first()
        if row is not None:
            refuse_stale(row, server.version, {"value": "（邮件服务器设置）"})
        sealed = row.value["sealed_password"] if row is not None else ""
        if sealed and password is None:
            _refuse_another_place(server)
        if password is not None:
            sealed = seal(password.encode(), MAIL) if password else ""
        value = asdict(replace(server, sealed_password=sealed, alerts=tuple(server.alerts)))
        value.pop("version")
        row = row or Setting(key=MAIL, version=0)
        row.value, row.changed_at, row.changed_by_id = value, at, actor.person
        row.version += 1
        row.save()
        audit.record(
            actor=actor,
            verb="set-mail-server",
            under=Verb.MANAGE_SETTINGS,
            subject=row,
            at=at,
            district=None,
            facts={"security": server.security, "alerts": len(server.alerts)},
        )
    return mail_server()


def _refuse_another_place(server: MailServer) -> None:
    """Who sends the stored password elsewhere, or in clear, could read what nobody may."""
    known = mail_server()
    if (known.host, known.port, known.security) != (server.host, server.port, server.security):
        raise Refused(
            "password-again", "邮件服务器、端口或加密方式已改动，请重新填写密码（或勾选删除）。"
        )


def rename_district(
    *, district: District, name: str, full_name: str, actor: Actor, at: datetime
) -> District:
    """How the district is called on every page."""
    require(actor, Verb.MANAGE_SETTINGS, district=district.pk)
    if not name.strip():
        raise Refused("name-missing", "请填写区域名称。")
    if District.objects.exclude(pk=district.pk).filter(name=name.strip()).exists():
        raise Refused("name-taken", f"已有名为“{name.strip()}”的区域。")
    with transaction.atomic():
        held = District.objects.select_for_update().get(pk=district.pk)
        held.name, held.full_name = name.strip(), full_name.strip()
        held.save(update_fields=["name", "full_name"])
        audit.record(
            actor=actor,
            verb="rename-district",
            under=Verb.MANAGE_SETTINGS,
            subject=held,
            at=at,
            district=held.pk,
        )
    return held
