"""Papers at rest: SQLite with a full-text index."""
