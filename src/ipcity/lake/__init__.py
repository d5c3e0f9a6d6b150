"""What is counted: immutable Parquet snapshots of the ledgers, and the engines that read them."""
