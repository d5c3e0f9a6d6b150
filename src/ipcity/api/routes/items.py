"""督办事项 with their lights, and the rule that lights them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from ipcity.actions.light_answers import item_form, lights_form, visible
from ipcity.api.answers import REFUSALS, Day, actor_of, plan_of, scope
from ipcity.domain.access import Verb
from ipcity.domain.errors import Refused
from ipcity.store.models.items import Item

router = Router(tags=["督办"])


@router.get("/lights", response={200: dict[str, Any], **REFUSALS}, summary="某日的亮灯：指标和事项")
def lights(request: HttpRequest, on: Day | None = None) -> dict[str, object]:
    scope(request, Verb.READ_WORK)
    return lights_form(
        plan=plan_of(request),
        on=on or request.today,  # type: ignore[attr-defined]
        actor=actor_of(request),
        at=request.now,  # type: ignore[attr-defined]
    )


@router.get("/items", response={200: list[dict[str, Any]], **REFUSALS}, summary="督办事项")
def items(request: HttpRequest, on: Day | None = None) -> list[dict[str, object]]:
    """Items that are handed out, with their lights; a unit sees those it leads or supports."""
    scope(request, Verb.READ_WORK)
    day = on or request.today  # type: ignore[attr-defined]
    return [item_form(each) for each in visible(plan_of(request), day, actor_of(request))]


@router.get("/items/{number}", response={200: dict[str, Any], **REFUSALS}, summary="一个督办事项")
def item(request: HttpRequest, number: int, on: Day | None = None) -> dict[str, object]:
    scope(request, Verb.READ_WORK)
    plan, day = plan_of(request), on or request.today  # type: ignore[attr-defined]
    found = next(
        (e for e in visible(plan, day, actor_of(request)) if e.item.number == number), None
    )
    if found is None:
        raise Refused("not-found", "没有找到这个事项，或者您无权查看。", "数据范围")
    item: Item = found.item
    moves = item.moves.select_related("person", "unit").order_by("id")
    return item_form(found) | {
        "moves": [
            {
                "move": each.move,
                "word": each.get_move_display(),
                "at": each.at.isoformat(),
                "on": each.on.isoformat() if each.on else None,
                "unit": each.unit.name,
                "person": each.person.name if each.person else None,
                "remark": each.remark,
            }
            for each in moves
        ]
    }
