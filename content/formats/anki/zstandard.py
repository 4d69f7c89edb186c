"""Unpacks what Anki compressed with Zstandard: by Python itself from 3.14 on, before that by
the package that brings the same module to older versions.
"""

from importlib import import_module
from typing import Protocol, cast


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def unpack(content: bytes, most: int) -> bytes | None:
    """Give what was compressed; None where it cannot be unpacked, or has more than `most` bytes."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            library = import_module(name)
        except ImportError:
            continue
        decompressor = cast("_Decompressor", library.ZstdDecompressor())
        try:
            unpacked = decompressor.decompress(content, most + 1)
        except (library.ZstdError, EOFError):
            return None
        return unpacked if decompressor.eof and len(unpacked) <= most else None
    return None
