"""What has identity, by subject. No signals and no logic in ``save()``: the actions write, everybody else reads."""

from yuanjian.ledger.models.jobs import Job
from yuanjian.ledger.models.people import EntryLink, Membership, Person, Role
from yuanjian.ledger.models.proofs import ProofFile
from yuanjian.ledger.models.records import (
    Act,
    Document,
    Intake,
    Park,
    ParkYear,
    Report,
    Row,
    RowHistory,
)
from yuanjian.ledger.models.rectify import Rectification, RectificationStep
from yuanjian.ledger.models.review import Decision, Incoming, Review
from yuanjian.ledger.models.series import Channel, Reading, SeriesIntake, Station

__all__ = [
    "Act",
    "Channel",
    "Decision",
    "Document",
    "EntryLink",
    "Incoming",
    "Intake",
    "Job",
    "Membership",
    "Park",
    "ParkYear",
    "Person",
    "ProofFile",
    "Reading",
    "Rectification",
    "RectificationStep",
    "Report",
    "Review",
    "Role",
    "Row",
    "RowHistory",
    "SeriesIntake",
    "Station",
]
