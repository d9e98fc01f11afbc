"""Failures that a user can do something about, as sentences. Anything else is a defect and keeps its traceback."""


def explained(failure: Exception) -> str | None:
    """What went wrong in Chinese, or None when it is a defect of ours."""
    from yuanjian.core.refusal import Refusal

    if isinstance(failure, Refusal):
        return str(failure)
    if isinstance(failure, PermissionError):
        return f"没有权限读写“{failure.filename}”。文件若正在 Excel 或 WPS 中打开，请先关闭再试。"
    if isinstance(failure, FileNotFoundError):
        return f"找不到“{failure.filename}”。请核对文件名和位置。"
    if isinstance(failure, IsADirectoryError):
        return f"“{failure.filename}”是文件夹，这里需要一个文件。"
    if isinstance(failure, OSError) and failure.errno == 28:
        return "磁盘空间不足，没有写入任何不完整的内容。请清理后再试。"
    return None
