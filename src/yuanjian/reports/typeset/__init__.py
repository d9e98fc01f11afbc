"""The report as a PDF without an office program: the tree as Typst source, and Typst as its renderer."""
