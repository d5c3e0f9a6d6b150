"""The product's settings in an own home and, if asked, on another database.

pytest-django reads the settings before it reads any conftest, so the environment is made here.
"""

import os
import tempfile
from pathlib import Path

os.environ["IPCITY_HOME"] = tempfile.mkdtemp(prefix="ipcity-test-")
# the test client needs no collected files
os.environ["IPCITY_STATIC"] = "plain"
if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
else:
    os.environ.pop("DATABASE_URL", None)

from ipcity.config.settings import *  # noqa: E402, F403  the product's own settings

# an indicator's expression is translated once, not once for every test with a home of its own
LAKE_TEXTS = Path(tempfile.gettempdir()) / f"ipcity-test-texts-{os.getuid()}"
# a test's password is worth nothing, and the real hash is slow on purpose
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
