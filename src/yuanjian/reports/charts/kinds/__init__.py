"""One file a kind of chart: its data, what it says in words, its data table. Draws nothing."""
