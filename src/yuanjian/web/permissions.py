"""Who may do what: the one place. A page names the permission, this table says which roles have it."""

from __future__ import annotations

from enum import Enum

from yuanjian.ledger.models import Membership, Park, Person, Role


class Permission(Enum):
    """Something that a page lets people do, in the words that the wall shows."""

    SEE = "查看园区资料"
    WRITE = "填报和修改台账"
    BUILD = "生成报告"
    DECIDE = "处理矛盾"
    REVIEW = "审核报告文件"
    LOG = "查看操作记录"
    MANAGE = "管理用户和园区"


_ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE: frozenset(Role),
    Permission.WRITE: frozenset({Role.CLERK, Role.HEAD, Role.ADMIN}),
    Permission.BUILD: frozenset({Role.CLERK, Role.HEAD, Role.ADMIN}),
    Permission.DECIDE: frozenset({Role.CLERK, Role.HEAD, Role.REVIEWER, Role.ADMIN}),
    Permission.REVIEW: frozenset({Role.CLERK, Role.HEAD, Role.REVIEWER, Role.ADMIN}),
    Permission.LOG: frozenset({Role.HEAD, Role.REVIEWER, Role.ADMIN}),
    Permission.MANAGE: frozenset({Role.ADMIN}),
}


def may(role: Role | None, permission: Permission) -> bool:
    """Whether a role has a permission; somebody without a role has none."""
    return role is not None and role in _ALLOWED[permission]


def role_in(person: Person, park: Park | None) -> Role | None:
    """What a person is to a park. Their role in that park counts before the one in all parks.

    Without a park (pages of the whole site): the role in all parks, else the first that they have.
    """
    if not person.is_active:
        return None
    held = list(Membership.objects.filter(person=person).order_by("pk"))
    own = [m for m in held if park is not None and m.park_id == park.pk]
    everywhere = [m for m in held if m.park_id is None]
    somewhere = held if park is None else []
    found = next(iter([*own, *everywhere, *somewhere]), None)
    return Role(found.role) if found else None


def parks_of(person: Person) -> list[Park]:
    """The parks that a person may see, by name."""
    held = Membership.objects.filter(person=person)
    if held.filter(park=None).exists():
        return list(Park.objects.order_by("name"))
    return list(Park.objects.filter(pk__in=held.values("park_id")).order_by("name"))
