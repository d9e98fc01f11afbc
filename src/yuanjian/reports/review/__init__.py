"""The review of a report that somebody wrote: read, checked, and given back marked. Needs no records and no database."""
