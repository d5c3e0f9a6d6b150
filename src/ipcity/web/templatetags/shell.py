"""The frame around a page: menu, top bar, banner."""

from __future__ import annotations

from django import template

from ipcity.store.models.reminders import Reminder
from ipcity.web.menu import menu_for
from ipcity.web.shell import desks_of, district_of, programme_of

register = template.Library()


@register.inclusion_tag("layout/side.html", takes_context=True)
def side_menu(context: template.Context) -> dict:
    request = context["request"]
    return _switch(context) | {"places": menu_for(request.actor, request.path)}


@register.inclusion_tag("layout/topbar.html", takes_context=True)
def top_bar(context: template.Context) -> dict:
    """Brand, programme switch, and the person with the posts they hold today."""
    request = context["request"]
    return _switch(context) | {
        "actor": request.actor,
        "district": district_of(request),
        "desks": desks_of(request.actor),
        "unread": Reminder.objects.filter(recipient=request.person).unread().count(),
    }


def _switch(context: template.Context) -> dict:
    """What the programme switch needs; it stands in the bar, on a phone in the menu."""
    request = context["request"]
    current = programme_of(request)
    return {
        "programme": current,
        "programmes": request.programmes if len(request.programmes) > 1 else [],
        "path": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def shows_demo(context: template.Context) -> bool:
    """Whether the rows on this page are invented for demonstration."""
    district = district_of(context["request"])
    return bool(district and district.is_demo)
