"""The report: a tree of blocks, and what is made of it (Word, Excel, PDF, a filing's package)."""
