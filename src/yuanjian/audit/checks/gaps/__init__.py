"""Requirements that are not met, and what is to be done about them; answers that state no fact."""
