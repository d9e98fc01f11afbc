"""Audit: checks over facts, and the credit score. The same engine for records and for reports somebody wrote."""
