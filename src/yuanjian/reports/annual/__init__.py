"""The annual self-assessment report, built from facts, sheets and the prescribed frames."""
