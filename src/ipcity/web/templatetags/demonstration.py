"""The offer of an invented district on the overview, while there is none."""

from __future__ import annotations

from django import template

from ipcity.actions import demonstrations
from ipcity.actions.invented import Size
from ipcity.domain.access import Verb, may

register = template.Library()


@register.inclusion_tag("pages/parts/demonstration_offer.html", takes_context=True)
def demonstration_offer(context: template.Context) -> dict[str, object]:
    """A button for those who may make it; nothing once it stands."""
    actor = context["request"].actor
    open_to = actor is not None and may(actor, Verb.DEMONSTRATE)
    return {
        "offered": open_to and demonstrations.standing() is None,
        "size": str(Size.DISTRICT),
        "seed": demonstrations.SEED,
        "csrf_token": context.get("csrf_token"),
    }
