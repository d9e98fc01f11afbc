"""What came in went out or is still there: waste, its manifests, its stock, used carbon."""
