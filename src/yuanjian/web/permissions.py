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
    VERIFY = "核验销号"
    REVIEW = "审核报告文件"
    LOG = "查看操作记录"
    MANAGE = "管理用户和园区"


_ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE: frozenset(Role),
    Permission.WRITE: frozenset({Role.CLERK, Role.HEAD, Role.ADMIN}),
    Permission.BUILD: frozenset({Role.CLERK, Role.HEAD, Role.ADMIN}),
    Permission.DECIDE: frozenset({Role.CLERK, Role.HEAD, Role.REVIEWER, Role.ADMIN}),
    Permission.VERIFY: frozenset({Role.HEAD, Role.REVIEWER, Role.ADMIN}),
    Permission.REVIEW: frozenset({Role.CLERK, Role.HEAD, Role.REVIEWER, Role.ADMIN}),
    Permission.LOG: frozenset({Role.HEAD, Role.REVIEWER, Role.ADMIN}),
    Permission.MANAGE: frozenset({Role.ADMIN}),
}


def may(role: Role | None, permission: Permission) -> bool:
    """Whether a role has a permission; somebody without a role has none."""
    return role is not None and role in _ALLOWED[permission]


def role_in(person: Person, park: Park | None) -> Role | None:
    """What a person is to a park. Their role in that park counts before the one in all parks.

    Without a park (pages of the whole site): of the roles that they have anywhere the one that allows most.
    What such a page shows of parks it takes from ``parks_of``, which asks for each park again.
    """
    if not person.is_active:
        return None
    held = list(Membership.objects.filter(person=person).order_by("pk"))
    if park is None:
        roles = [Role(m.role) for m in held]
        return max(roles, key=lambda r: sum(r in a for a in _ALLOWED.values()), default=None)
    own = [m for m in held if m.park_id == park.pk]
    everywhere = [m for m in held if m.park_id is None]
    found = next(iter([*own, *everywhere]), None)
    return Role(found.role) if found else None


def parks_of(person: Person, permission: Permission = Permission.SEE) -> list[Park]:
    """The parks in which a person has a permission, by name."""
    if not person.is_active:
        return []
    held = {m.park_id: Role(m.role) for m in Membership.objects.filter(person=person)}
    found = Park.objects.order_by("name")
    if None not in held:
        found = found.filter(pk__in=held)
    return [p for p in found if may(held.get(p.pk, held.get(None)), permission)]


def sees_all(person: Person, permission: Permission) -> bool:
    """Whether a role in all parks gives the permission: what belongs to no park is then theirs as well."""
    held = Membership.objects.filter(person=person, park=None).first()
    return person.is_active and held is not None and may(Role(held.role), permission)


def people_who_may(park: Park, permission: Permission) -> list[Person]:
    """Everybody who has a permission in a park."""
    held: dict[int, dict[bool, Role]] = {}
    found = Membership.objects.filter(person__is_active=True).select_related("person")
    people = {}
    for one in found:
        if one.park_id in (None, park.pk):
            held.setdefault(one.person_id, {})[one.park_id is not None] = Role(one.role)
            people[one.person_id] = one.person
    return [
        people[pk]
        for pk, roles in held.items()
        if may(roles.get(True, roles.get(False)), permission)
    ]
