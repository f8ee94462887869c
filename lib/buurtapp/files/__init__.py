"""Files on disk: written whole or not at all, for their owner only, under safe names, within limits."""

from buurtapp.files.limits import check_upload
from buurtapp.files.names import inside, is_plain_path, is_reserved, safe_name, slug
from buurtapp.files.writing import owner_only, remove, replacing, write_atomic

__all__ = [
    "check_upload", "inside", "is_plain_path", "is_reserved", "owner_only", "remove", "replacing", "safe_name", "slug",
    "write_atomic",
]  # fmt: skip
