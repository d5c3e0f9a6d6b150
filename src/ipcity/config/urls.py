"""How addresses reach the pages and the API."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("ipcity.api.urls")),
    path("", include("ipcity.web.urls")),
]

handler400 = "ipcity.config.failures.bad_request"
handler403 = "ipcity.config.failures.permission_denied"
handler404 = "ipcity.config.failures.not_found"
handler500 = "ipcity.config.failures.server_error"
