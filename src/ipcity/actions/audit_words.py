"""The audit log's verbs in Chinese: each action module brings its own as ``AUDIT_LABELS``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ipcity import actions

# Verbs of modules that bring no labels themselves.
_REST = {
    "back-up": "备份",
    "cancel-job": "取消作业",
    "change-password": "修改密码",
    "confirm-plan-facts": "确认方案要素",
    "confirm-plan-key": "确认要素沿用",
    "confirm-plan-keys": "批量确认要素沿用",
    "confirm-second-factor": "启用两步验证",
    "enqueue-job": "提交作业",
    "enrol-second-factor": "生成两步验证密钥",
    "first-start": "首次启动",
    "housekeeping": "例行清理",
    "link-plan-unit": "对应责任单位",
    "load-pack": "载入方案包",
    "log-in": "登录",
    "log-in-failed": "登录失败",
    "log-out": "退出登录",
    "remove-second-factor": "解除两步验证",
    "rename-district": "修改区域名称",
    "reschedule-job": "调整定时作业",
    "restore": "恢复备份",
    "retry-job": "重试作业",
    "second-factor-failed": "两步验证未通过",
    "send-test-mail": "发送测试邮件",
    "set-mail-server": "设置邮件服务器",
    "settle-plan-problem": "处理方案疑点",
    "verify-second-factor": "通过两步验证",
    "withdraw-plan": "撤回方案",
}


@cache
def audit_labels() -> dict[str, str]:
    """Every act that can stand in the log with its Chinese word; permissions are no acts."""
    found = dict(_REST)
    for module in pkgutil.iter_modules(actions.__path__):
        loaded = importlib.import_module(f"{actions.__name__}.{module.name}")
        found |= getattr(loaded, "AUDIT_LABELS", {})
    return found
