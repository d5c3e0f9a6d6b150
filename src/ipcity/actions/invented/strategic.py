"""An invented strategic-industry table, in the columns that such a table is loaded with."""

from __future__ import annotations

_LINES = (
    ("演示1.1", "示例动力电池制造", "H01M", "", "", "", "演示数据"),
    ("演示1.2", "示例工业机器人制造", "B25J9/16", "", "", "", "演示数据"),
    ("演示2.1", "示例生物药品制造", "A61K", "", "中药|提取", "", "演示数据，另须含关键词之一"),
    ("演示3.1", "示例信息技术服务", "G06F", "G06F17/50", "", "", "演示数据"),
    ("演示4.1", "示例先进铝合金", "C22C21/08", "", "", "废料", "演示数据"),
)
_HEAD = ("产业代码", "产业名称", "分类号", "除外分类号", "关键词", "排除关键词", "说明")
NAME = "演示数据-战略性新兴产业参照表2021.csv"


def table() -> bytes:
    """The table as a CSV file (UTF-8)."""
    lines = (_HEAD, *_LINES)
    return ("\r\n".join(",".join(line) for line in lines) + "\r\n").encode()
