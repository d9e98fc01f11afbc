"""The report: a tree of blocks, and what is made of it (Word, Excel, PDF, a filing's package)."""

CREATOR = "园鉴"
"""The maker's name in the properties of every file."""
