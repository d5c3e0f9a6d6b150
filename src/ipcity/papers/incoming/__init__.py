"""What arrives: a document's bytes become the text that every span of a compiled plan indexes.

``read_document`` reads in this process; ``read_document_guarded`` reads in a child with limits on
memory and time, and is what an upload goes through. Neither follows a link, loads an entity or runs
a macro.
"""

from __future__ import annotations

from ipcity.papers.incoming.documents import Document, read_document
from ipcity.papers.incoming.guards import read_document_guarded, read_draft_guarded

__all__ = ["Document", "read_document", "read_document_guarded", "read_draft_guarded"]
