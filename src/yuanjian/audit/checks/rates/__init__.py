"""Rates against the counts behind them."""
