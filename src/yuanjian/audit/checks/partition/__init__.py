"""Parts that must add up to their whole, each member in exactly one part."""
