"""What loads and flows imply: concentrations, plants at or over capacity, inflow against its parts."""
