"""The page itself; the modules beside this one add its addresses."""

from yuanjian.web.page import Page, Scope
from yuanjian.web.permissions import Permission

page = Page(
    "审核报告", "audit/", permission=Permission.REVIEW, scope=Scope.SITE, menu=800, icon="file-search"
)  # fmt: skip
