"""Words that lead to their rows on the leader's page, and stay words on the wall screen."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def door(
    context: template.Context, words: object, route: str, key: object = "", query: str = ""
) -> SafeString | str:
    """``words``, linked to the page ``route`` (of the row ``key``) where the page is linked."""
    if not context.get("linked") or not route:
        return format_html("{}", words)
    address = reverse(route, args=[key] if key != "" else []) + query
    return format_html('<a href="{}">{}</a>', address, words)
