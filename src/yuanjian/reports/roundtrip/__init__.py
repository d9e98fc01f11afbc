"""The round trip: an edited Word report is read back, compared with what was written, and merged with new data."""
