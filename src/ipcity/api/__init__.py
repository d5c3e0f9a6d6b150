"""How a program meets IPCity: REST under /api/v1, with the same permissions as the pages."""
