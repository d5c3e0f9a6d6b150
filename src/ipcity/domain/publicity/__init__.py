"""Publication of penalty decisions: what is published, what is masked in it, and for how long."""
