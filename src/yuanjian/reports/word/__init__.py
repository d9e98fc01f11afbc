"""A report tree → a Word file by GB/T 9704: own styles, bookmarks on every block and figure, a base map inside."""
