"""Days of air quality: rates against counts, days by factor against days in all, what is comparable."""
