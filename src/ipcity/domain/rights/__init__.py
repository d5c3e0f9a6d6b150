"""What the law says of each kind of right: its numbers, its term, its legal state on a day."""
