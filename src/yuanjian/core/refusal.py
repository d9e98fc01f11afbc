"""Something a user asked for cannot be done; the text says what, why and what to do, in Chinese."""


class Refusal(Exception):
    """Raised with one complete Chinese sentence or more, shown to the user as it stands."""
