"""Kinds of work that only tests run."""
