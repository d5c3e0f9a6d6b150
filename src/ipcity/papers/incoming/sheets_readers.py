"""Which reader a sheet file's content calls for."""

from __future__ import annotations

from pathlib import Path

from ipcity.papers.incoming.sheets_kinds import Kind, kind_of
from ipcity.papers.incoming.sheets_staging import Writer


def write_book(name: str, path: Path, writer: Writer) -> None:
    """Every sheet of the file into ``writer``; Refused with a sentence for the person."""
    kind = kind_of(name, path)
    if kind is Kind.TEXT:
        from ipcity.papers.incoming.sheets_texts import write_text  # slow import

        write_text(name, path, writer)
    elif kind in (Kind.HTML, Kind.XML2003):
        from ipcity.papers.incoming.sheets_markup import write_html, write_xml2003  # slow import

        (write_html if kind is Kind.HTML else write_xml2003)(name, path, writer)
    else:
        from ipcity.papers.incoming.sheets_office import write_workbook  # slow import

        write_workbook(name, path, kind, writer)
