"""Lists against their stated count, and without a thing named twice."""
