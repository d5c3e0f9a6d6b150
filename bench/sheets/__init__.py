"""Invented ledgers for ``bench/sheet_recognition.py``."""
