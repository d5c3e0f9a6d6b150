"""快照: the states of the ledgers that numbers are computed from, and taking one now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from ipcity.actions import snapshots
from ipcity.domain.access import Verb, scope_of
from ipcity.store.models.snapshots import Snapshot
from ipcity.web.doors import opens_to
from ipcity.web.errands import press
from ipcity.web.listings import Column
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry

MENU = MenuEntry("快照", "snapshots", "camera", place="指标", verb=Verb.READ_PLAN, order=90)


# Of a manifest's 64 letters the ones that pages show.
SHORT = 16


@opens_to(Verb.READ_PLAN)
def kept(request: HttpRequest) -> HttpResponse:
    shown = KeptList(
        request,
        Snapshot.objects.within(scope_of(request.actor, Verb.READ_PLAN)).defer("marks"),
        (
            Column(
                "at",
                "生成时间",
                lambda s: f"{localtime(s.at):%Y-%m-%d %H:%M:%S}",
                order="at",
                css="nowrap",
            ),
            Column(
                "manifest",
                "编号",
                _short,
                css="nowrap",
            ),
            Column("tables", "表数", lambda s: s.tables, numeric=True),
            Column("rows", "行数", lambda s: s.rows, order="rows", numeric=True),
        ),
        (),
        name="snapshots",
    )
    if shown.wants_export:
        return shown.as_file("快照")
    stale = snapshots.is_stale(request.actor.district)
    return render(request, "pages/snapshots.html", {"shown": shown, "stale": stale})


def _short(snapshot: Snapshot) -> str:
    """The number as pages name it; the whole of it is its title."""
    return format_html('<code title="{}">{}</code>', snapshot.manifest, snapshot.manifest[:SHORT])


@require_POST
@opens_to(Verb.READ_PLAN)
def take(request: HttpRequest) -> HttpResponse:
    def taken() -> None:
        snapshots.take(district=request.actor.district, actor=request.actor, at=request.now)

    return press(request, taken, "快照已是最新。", reverse("snapshots"))


urlpatterns = [
    path("snapshots", kept, name="snapshots"),
    path("snapshots/take", take, name="snapshot-take"),
]
