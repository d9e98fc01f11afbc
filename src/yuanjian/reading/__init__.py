"""Reading: a report that somebody wrote (Word, PDF, text) → paragraphs, tables, rows and claims, each with its place."""
