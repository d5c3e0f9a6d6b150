"""Kept files, given out as attachments to those whose scope covers them."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path

from ipcity.domain.errors import Refused
from ipcity.papers.incoming.pictures import PICTURES, thumbnail
from ipcity.store.models.files import StoredFile
from ipcity.web.doors import opens_to

# what stands for a picture that cannot be read
BLANK = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"/>'


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


@opens_to()
def small(request: HttpRequest, pk: int) -> HttpResponse:
    """A small picture of a kept photo or scan, for whoever may read the file itself."""
    found = get_object_or_404(StoredFile.objects.readable_by(request.actor), pk=pk)
    if found.content_type not in PICTURES or not found.path.is_file():
        raise Http404
    made = thumbnail(found.path)
    answer = HttpResponse(made or BLANK, content_type="image/jpeg" if made else "image/svg+xml")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=600"
    return answer


urlpatterns = [
    path("files/<int:pk>", download, name="file"),
    path("files/<int:pk>/small", small, name="file-small"),
]
