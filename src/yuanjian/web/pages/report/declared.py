"""The page itself; the modules beside this one add its addresses."""

from yuanjian.web.page import Page

page = Page("报告", "report/", menu=70, icon="file-text")
