"""Problems, achievements and plans: is there an action for each problem, an owner and a date for each action."""
