"""People: make one, give roles, change a password, the link that signs in once. Every step is in the log."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from yuanjian.actions.record_act import record_act
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import EntryLink, Membership, Park, Person, Role

_MINUTES = 10
_NAME = re.compile(r"[\w.@-]{2,40}")
FIRST = "管理员"


def first_administrator() -> tuple[Person, str] | None:
    """Make the first administrator of an empty installation; None when there are people already.

    Returns:
        The person and their password, which is said once and kept only as a hash.
    """
    with transaction.atomic():
        if Person.objects.exists():
            return None
        password = secrets.token_urlsafe(9)
        person = Person(username="admin", shown_name=FIRST)
        person.set_password(password)
        person.save()
        Membership.objects.create(person=person, park=None, role=Role.ADMIN)
        record_act("系统", "建立管理员", person.username, {})
    return person, password


_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike on paper


def initial_password() -> str:
    """A password to be told once: «k7pm-x3rd-9fwt»."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


def make_person(
    name: str, shown_name: str, password: str, role: str, park: Park | None, *, by: Person
) -> Person:
    """A new person with one role; they choose a password of their own when they first sign in.

    Raises:
        Refusal: the name is taken or has other characters, the password is too weak, the role unknown.
    """
    name, shown_name = name.strip(), shown_name.strip()[:40]
    if not _NAME.fullmatch(name):
        raise Refusal("用户名请用 2–40 个字母、数字、汉字或 . _ - @，中间不留空格。")
    if role not in Role.values:
        raise Refusal("请选择角色。")
    if role == Role.ADMIN and park is not None:
        raise Refusal("管理员管理全部园区，请把园区选为“全部园区”。")
    with transaction.atomic():
        if Person.objects.filter(username__iexact=name).exists():
            raise Refusal(f"用户名“{name}”已经有人使用，请换一个。")
        _unlike_others(shown_name or name)
        person = Person(username=name, shown_name=shown_name, must_change_password=True)
        _set_password(person, password)
        person.save()
        Membership.objects.create(person=person, park=park, role=role)
        record_act(str(by), "新建用户", name, {"role": role, "park": park.code if park else "全部"})
    return person


def set_role(person: Person, role: str, park: Park | None, *, by: Person) -> None:
    """Give a person a role in a park (or in all), or take it away with an empty role.

    Raises:
        Refusal: it would leave nobody to administer.
    """
    if role and role not in Role.values:
        raise Refusal("没有这个角色。")
    if role == Role.ADMIN and park is not None:
        raise Refusal("管理员管理全部园区，请把园区选为“全部园区”。")
    with transaction.atomic():
        if role:
            Membership.objects.update_or_create(person=person, park=park, defaults={"role": role})
        else:
            Membership.objects.filter(person=person, park=park).delete()
        _somebody_administers()
        record_act(
            str(by),
            "调整角色",
            person.username,
            {"role": role or "收回", "park": park.code if park else "全部"},
        )


def set_active(person: Person, active: bool, *, by: Person) -> None:
    """Stop or restore an account; what the person did stays in the records.

    Raises:
        Refusal: it is one's own account, or nobody would be left to administer.
    """
    if person.pk == by.pk and not active:
        raise Refusal("不能停用自己的账号。请由另一名管理员操作。")
    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(is_active=active)
        _somebody_administers()
        record_act(str(by), "启用账号" if active else "停用账号", person.username, {})


def reset_password(person: Person, password: str, *, by: Person) -> None:
    """A new password by an administrator; the person must change it when they sign in."""
    with transaction.atomic():
        _set_password(person, password)
        person.must_change_password = True
        person.save(update_fields=["password", "must_change_password"])
        record_act(str(by), "重置密码", person.username, {})


def change_password(person: Person, old: str, new: str, again: str) -> None:
    """A person's own new password.

    Raises:
        Refusal: the old one is wrong, the new ones differ, or the new one is too weak.
    """
    if not person.check_password(old):
        raise Refusal("原密码不对，密码没有修改。")
    if new != again:
        raise Refusal("两次输入的新密码不一样，密码没有修改。")
    with transaction.atomic():
        _set_password(person, new)
        person.must_change_password = False
        person.save(update_fields=["password", "must_change_password"])
        record_act(str(person), "修改密码", person.username, {})


def record_sign_in(person: Person, verb: str) -> None:
    """Write a sign-in into the log."""
    with transaction.atomic():
        record_act(str(person), verb, person.username, {})


def entry_link(person: Person) -> str:
    """A token that signs this person in once, within ten minutes."""
    token = secrets.token_urlsafe(32)
    EntryLink.objects.filter(expires__lt=timezone.now()).delete()
    expires = timezone.now() + timedelta(minutes=_MINUTES)
    EntryLink.objects.create(person=person, token_hash=_hash(token), expires=expires)
    return token


def spend_entry_link(token: str) -> Person | None:
    """The person of a token, which is spent by it; None when it is unknown, old or spent."""
    now = timezone.now()
    with transaction.atomic():
        fresh = EntryLink.objects.filter(
            token_hash=_hash(token), used=None, expires__gt=now, person__is_active=True
        )
        found = fresh.select_for_update().select_related("person").first()
        if found is None or not fresh.update(used=now):
            return None
        record_act(str(found.person), "登录", found.person.username, {"by": "一次性链接"})
    return found.person


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _set_password(person: Person, password: str) -> None:
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise Refusal("密码不合要求：" + "；".join(weak.messages)) from None
    person.set_password(password)


def _unlike_others(name: str) -> None:
    """The log names people as they are shown: two must not look the same."""
    same = Q(shown_name__iexact=name) | Q(username__iexact=name)
    if Person.objects.filter(same).exists():
        raise Refusal(f"已经有人叫“{name}”，操作记录里会分不清。请加以区分，如“{name}（环保）”。")


def _somebody_administers() -> None:
    held = Membership.objects.filter(role=Role.ADMIN, park=None, person__is_active=True)
    if not held.exists():
        raise Refusal("至少要有一名启用的管理员，没有修改。")
