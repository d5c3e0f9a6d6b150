"""The sources of 我的待办, one module each; see ``ipcity.web.todos``."""
