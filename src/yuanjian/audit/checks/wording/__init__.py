"""Language: typing, names, titles of laws, units. Never worth more than its words."""
