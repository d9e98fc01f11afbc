"""The files behind the attachments of sheet 34."""

from django.db import models


class ProofFile(models.Model):
    """The file of an attachment in a park's year: number (A001), content, and the name that sheet 34 gives it.

    A number has one file; a better scan replaces it, the earlier content stays in the store.
    """

    park_year = models.ForeignKey("ledger.ParkYear", models.PROTECT, related_name="proof_files")
    number = models.CharField(max_length=10)
    document = models.ForeignKey("ledger.Document", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    by = models.CharField(max_length=100)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["park_year", "number"], name="one_file_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.park_year} {self.number} {self.name}"
