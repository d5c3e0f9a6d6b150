"""Sections that several kinds of paper share: each writes its sentences and tables from materials."""
