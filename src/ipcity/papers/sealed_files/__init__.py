"""The exchange file between districts: keys, the sealed envelope, and what lies inside; bytes in, bytes out."""
