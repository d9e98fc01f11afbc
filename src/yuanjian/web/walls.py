"""Answers other than the page asked for: not allowed, not there, refused, broken. Always a sentence and a way on."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from yuanjian.web.permissions import Permission

if TYPE_CHECKING:
    from yuanjian.web.visit import Visit

_log = logging.getLogger("yuanjian.web")


def _wall(request: HttpRequest, status: int, title: str, words: str, **more: Any) -> HttpResponse:
    """A whole page, or for htmx a notice that does not replace what the person was doing."""
    if request.headers.get("HX-Request"):
        notice = render_to_string("notice.html", {"title": title, "words": words, **more})
        headers = {"HX-Retarget": "#notices", "HX-Reswap": "beforeend"}
        return HttpResponse(notice, status=status, headers=headers)
    context = {"title": title, "words": words, "status": status, **more}
    return HttpResponse(render_to_string("wall.html", context, request), status=status)


def forbidden(
    request: HttpRequest, exception: object = None, permission: Permission | None = None
) -> HttpResponse:
    """The person may not do that here. Says nothing about whether the thing exists."""
    what = f"“{permission.value}”" if permission else "打开这一页"
    words = f"您的账号没有{what}的权限。如工作需要，请联系管理员开通。"
    return _wall(request, 403, "没有权限", words)


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:
    """No such page, park, year or file."""
    words = "这一页不存在，可能链接已经过期，或园区、年度已变更。请从工作台重新进入。"
    return _wall(request, 404, "没有找到", words)


def not_allowed(request: HttpRequest, methods: list[str]) -> HttpResponse:
    """The address takes forms only (somebody reloads it after one was sent), or the method is none of ours."""
    words = "这个地址只用来提交内容，不能直接打开。请从菜单重新进入。"
    answer = _wall(request, 405, "不能直接打开", words)
    answer.headers["Allow"] = ", ".join(methods)
    return answer


def refused(request: HttpRequest, sentence: str, visit: Visit | None = None) -> HttpResponse:
    """An action said no, with its reason: nothing was changed."""
    return _wall(request, 422, "没有办成", sentence, back=request.headers.get("Referer", ""))


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours. The number finds the traceback in the log."""
    number = secrets.token_hex(4)
    _log.exception("error %s at %s %s", number, request.method, request.path)
    words = f"程序出了故障，这次操作没有完成，已有资料没有受影响。请重试；如仍不行，请把编号 {number} 告诉维护人员。"
    return _wall(request, 500, "出了故障", words)


def bad(request: HttpRequest, exception: object = None) -> HttpResponse:
    """The request itself is malformed or too large, or calls this server by a name that is none of its."""
    if isinstance(exception, DisallowedHost):
        words = "这个网址不是本系统的地址。请用启动窗口里显示的地址打开，或请管理员把这个名称加入允许访问的名单。"
        return _wall(request, 400, "地址不对", words)
    words = "这次提交的内容不完整或过大，没有保存。请返回上一页重试，文件请分批上传。"
    return _wall(request, 400, "提交有误", words)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from elsewhere."""
    words = "页面打开得太久，或不是从本系统提交的，没有保存。请刷新页面后再试。"
    return _wall(request, 403, "请刷新页面", words)


def locked_out(request: HttpRequest, response: object, credentials: object) -> HttpResponse:
    """Too many failed sign-ins for this name from this address."""
    words = "用户名或密码连续多次不对，暂停登录 15 分钟。忘记密码请联系管理员重置。"
    return _wall(request, 429, "暂停登录", words)
