"""What tests of the reading pages share: the words of a page, and what it costs."""

from __future__ import annotations

import csv
import html
import io
import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

READERS = ("lead", "clerk", "reporter", "reviewer", "leader")
NON_READERS = ("stranger", "system_admin", "security_admin", "audit_admin")


def words(response) -> str:
    """The words of the page's own part, without frame and markup."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    return html.unescape(re.sub(r"\s+", " ", strip_tags(main.group() if main else "")))


def rows_of(response) -> list[list[str]]:
    """The rows of an exported list."""
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
