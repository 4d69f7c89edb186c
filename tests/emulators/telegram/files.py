"""Files that were sent, by the bot or to it, and the addresses under which they can be had."""

import struct
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tests.emulators.telegram.arguments import Json, SentFile
from tests.emulators.telegram.limits import PHOTO_RATIO, PHOTO_SIDES
from tests.emulators.telegram.refusals import bad_request

PNG = b"\x89PNG\r\n\x1a\n"
OTHER_PICTURES = (b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file; `size` is what Telegram says it is, which a test may make larger than it is."""

    id: str
    name: str
    kind: str
    size: int
    content: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """Its address below the file root."""
        folder = "photos" if self.width else "documents"
        return f"{folder}/{self.id}{PurePosixPath(self.name).suffix}"

    def to_json(self) -> Json:
        """As a document."""
        return self._file_json() | {"file_name": self.name, "mime_type": self.kind}

    def photo_json(self) -> list[Json]:
        """As a photo: here, one size of it."""
        return [self._file_json() | {"width": self.width, "height": self.height}]

    def link_json(self) -> Json:
        """As getFile answers."""
        return self._file_json() | {"file_path": self.path}

    def _file_json(self) -> Json:
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": self.size}


class Files:
    """All of them."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, sent: SentFile, size: int | None = None, photo: bool = False) -> StoredFile:
        """Store a file. Raises Refused for a photo that is no picture or out of shape."""
        width, height = _sides(sent.content) if photo else (0, 0)
        name = f"BQAC{len(self._by_id) + 1:06d}"
        told = len(sent.content) if size is None else size
        stored = StoredFile(name, sent.name, sent.kind, told, sent.content, width, height)
        self._by_id[stored.id] = self._by_path[stored.path] = stored
        return stored

    def by_id(self, name: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(name)

    def by_path(self, path: str) -> StoredFile | None:
        """The file at this address."""
        return self._by_path.get(path)


def _sides(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG; of another picture, some that are fine."""
    if content.startswith(OTHER_PICTURES):
        return 640, 480
    if not content.startswith(PNG) or len(content) < 24:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24])
    least = min(width, height)
    if not least or width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * least:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
