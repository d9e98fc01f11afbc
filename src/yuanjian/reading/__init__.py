"""Reading: a report that somebody wrote (Word, PDF, text) → tables, rows and claims, each with its place."""
