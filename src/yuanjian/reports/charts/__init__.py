"""Charts: what one shows is a frozen dataclass (`kinds/`); how it is drawn lies apart (`drawing/`, by matplotlib)."""
