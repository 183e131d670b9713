"""What the reader did with papers, kept in TinyDB."""
