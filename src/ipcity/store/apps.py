"""The one Django app that holds every model."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "ipcity.store"
    label = "store"
    verbose_name = "IPCity"
