"""Emissions against what is allowed: park quotas, permits, approvals."""
