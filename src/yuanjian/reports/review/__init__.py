"""The review of a report that somebody wrote: read, checked, given back marked. No records, no database."""
