"""Facts: what a park's year says, each declared once, computed from a frozen dossier with its evidence."""
