"""The mutators, by kind of error. Importing this fills the shelf `plant.MUTATORS`."""

from tests.mutation.mutators import counts, environment, fulfilment, statements, writing

__all__ = ["counts", "environment", "fulfilment", "statements", "writing"]
