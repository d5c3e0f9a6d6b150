"""Kept files, given out as attachments to those whose scope covers them."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path

from ipcity.domain.errors import Refused
from ipcity.store.models.files import StoredFile
from ipcity.web.doors import opens_to


@opens_to()
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file outside the person's scope does not exist for them."""
    found = get_object_or_404(StoredFile.objects.readable_by(request.actor), pk=pk)
    if not found.path.is_file():
        raise Refused("file-missing", "文件在服务器上找不到了，请联系系统管理员从备份恢复。")
    answer = FileResponse(
        found.path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=found.content_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


urlpatterns = [path("files/<int:pk>", download, name="file")]
