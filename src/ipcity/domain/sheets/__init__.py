"""What a sheet means: its header block, its columns, its cells; values in, values out."""
