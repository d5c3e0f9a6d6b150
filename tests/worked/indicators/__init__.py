"""Worked tables of the indicator families: small ledgers, and what each figure must be."""
