"""Years in prose: which of them are of documents, which look back, which are of a plan."""

import re

YEAR = re.compile(r"(?<![\d〔（(\[-])(20\d{2})\s*年")
DOCUMENT = re.compile(r"[〔（(\[]20\d{2}[〕）)\]]|《[^》]*》")
LOOKS_BACK = re.compile(
    r"比|较|同期|以来|起|至今|截至|截止|自|从|于20\d{2}年|历年|年至|[—\-~～至到]20\d{2}|上年|去年|建成|批复|成立|设立|颁布|实施|印发|发布|投产|入园"
)
PLANNED = re.compile(
    r"(20\d{2})\s*年(?:底|末|内|全年|上半年|下半年|第?[一二三四]季度|\d{1,2}月)?(?:底|末|份)?(?:之?前|以前)?"
    r"[^，,。；]{0,12}?(?:完成|建成|实现|达到|启动|开展|投入使用)"
)
