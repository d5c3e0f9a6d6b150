"""Draws that anyone can verify: rosters, commitments, shares, selection, pairing, receipts."""
