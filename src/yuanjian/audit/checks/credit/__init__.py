"""The park's own credit score against what its tables show."""
