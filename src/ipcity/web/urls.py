"""The pages' addresses, gathered from the page modules that exist."""

from __future__ import annotations

import importlib
import pkgutil

from django.urls import URLPattern

from ipcity.web import pages


def _gather() -> list[URLPattern]:
    found: list[URLPattern] = []
    for module in sorted(pkgutil.iter_modules(pages.__path__), key=lambda each: each.name):
        page = importlib.import_module(f"{pages.__name__}.{module.name}")
        found.extend(getattr(page, "urlpatterns", []))
    return found


urlpatterns = _gather()
