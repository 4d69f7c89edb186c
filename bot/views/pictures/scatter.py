"""Points on a plane with two labelled axes, some of them named: drawn twice as large and reduced.

The picture brings its own light ground, so that it reads the same in a dark client. Knows
neither questions nor languages: all words are given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = (880, 600)
"""Width and height in pixels."""

_SCALE = 2
_FONT = Path(__file__).parent / "DejaVuSans.ttf"
_LEFT, _TOP, _RIGHT, _BOTTOM = 84, 64, 28, 72
"""What is left around the plane, in pixels."""

_RADIUS = 5
_LINE = 18
"""Pixels from one name to the next at least."""

_NAME = 130
"""Pixels that a name takes at most, as a rule."""

_GROUND, _PLANE, _INK, _GRID = "#f6f6f2", "#ffffff", "#1f2328", "#d3d5d0"
_DOT, _NAMED, _ZONE = "#2f6fb5", "#b3261e", "#fbe9e7"


@dataclass(frozen=True, slots=True)
class Point:
    """A point; one with a `name` is told apart, and its name is written beside it."""

    x: float
    y: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """What is told by a direction of the plane, from where to where, and where it has marks."""

    label: str
    low: float
    high: float
    marks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the plane in which points are worth a look."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Scatter:
    """All that is drawn."""

    title: str
    across: Axis
    up: Axis
    points: tuple[Point, ...]
    zones: tuple[Zone, ...] = ()


def drawn(scatter: Scatter) -> bytes:
    """The picture as PNG."""
    from PIL import Image, ImageDraw, ImageFont

    width, height = SIZE
    large = Image.new("RGB", (width * _SCALE, height * _SCALE), _GROUND)
    fonts = {size: ImageFont.truetype(_FONT, size * _SCALE) for size in (13, 15, 20)}
    _Drawing(ImageDraw.Draw(large), fonts, scatter).draw()
    buffer = BytesIO()
    large.resize(SIZE, Image.Resampling.LANCZOS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


class _Drawing:
    """Draws on a canvas of the large size, in coordinates of the small one."""

    def __init__(
        self, canvas: "ImageDraw", fonts: "dict[int, FreeTypeFont]", scatter: Scatter
    ) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._scatter = scatter

    def draw(self) -> None:
        width, height = SIZE
        self._box(_LEFT, _TOP, width - _RIGHT, height - _BOTTOM, _PLANE)
        for zone in self._scatter.zones:
            left, top = self._place(zone.left, zone.top)
            right, bottom = self._place(zone.right, zone.bottom)
            self._box(left, top, right, bottom, _ZONE)
        self._grid()
        self._text(_LEFT, 22, self._scatter.title, 20)
        self._text((_LEFT + width - _RIGHT) / 2, height - 20, self._scatter.across.label, 15, "mm")
        self._text(_LEFT, 50, f"↑ {self._scatter.up.label}", 13, "lm")
        for point in sorted(self._scatter.points, key=lambda point: bool(point.name)):
            self._dot(point)
        for point, x, y in _names(self._placed_names()):
            self._text(x, y, point.name, 13, "lm" if _fits_right(x, point.name) else "rm", _NAMED)

    def _grid(self) -> None:
        width, height = SIZE
        across, up = self._scatter.across, self._scatter.up
        for mark in across.marks:
            x, _ = self._place(mark, up.low)
            self._line(x, _TOP, x, height - _BOTTOM)
            self._text(x, height - _BOTTOM + 16, f"{mark:g}", 13, "mm")
        for mark in up.marks:
            _, y = self._place(across.low, mark)
            self._line(_LEFT, y, width - _RIGHT, y, heavy=mark == 0)
            self._text(_LEFT - 10, y, f"{mark:g}".replace("-", "−"), 13, "rm")

    def _placed_names(self) -> list[tuple[Point, float, float]]:
        named = [point for point in self._scatter.points if point.name]
        return sorted(
            ((point, *self._place(point.x, point.y)) for point in named),
            key=lambda placed: placed[2],
        )

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the plane is, in pixels; what is beyond an axis is at its end."""
        width, height = SIZE
        across, up = self._scatter.across, self._scatter.up
        right = (min(max(x, across.low), across.high) - across.low) / (across.high - across.low)
        above = (min(max(y, up.low), up.high) - up.low) / (up.high - up.low)
        plane = (width - _LEFT - _RIGHT, height - _TOP - _BOTTOM)
        return _LEFT + right * plane[0], height - _BOTTOM - above * plane[1]

    def _dot(self, point: Point) -> None:
        x, y = self._place(point.x, point.y)
        colour = _NAMED if point.name else _DOT
        shape = [(x - _RADIUS, y - _RADIUS), (x + _RADIUS, y + _RADIUS)]
        self._canvas.ellipse(_large(shape), fill=colour, outline=_PLANE, width=_SCALE)

    def _box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self._canvas.rectangle(_large([(left, top), (right, bottom)]), fill=colour)

    def _line(self, x: float, y: float, to_x: float, to_y: float, *, heavy: bool = False) -> None:
        colour = _INK if heavy else _GRID
        self._canvas.line(_large([(x, y), (to_x, to_y)]), fill=colour, width=_SCALE)

    def _text(
        self, x: float, y: float, text: str, size: int, anchor: str = "lm", colour: str = _INK
    ) -> None:
        [at] = _large([(x, y)])
        self._canvas.text(at, text, fill=colour, font=self._fonts[size], anchor=anchor)


def _names(placed: Sequence[tuple[Point, float, float]]) -> Iterator[tuple[Point, float, float]]:
    """Names beside their points, moved down where they would stand on one another."""
    taken: list[tuple[float, float]] = []
    for point, x, y in placed:
        side = 9 if _fits_right(x, point.name) else -9
        at = y
        while any(abs(at - other) < _LINE and abs(x - there) < _NAME for there, other in taken):
            at += _LINE / 3
        taken.append((x, at))
        yield point, x + side, at


def _fits_right(x: float, name: str) -> bool:
    return x + 12 + 8 * len(name) < SIZE[0] - _RIGHT


def _large(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(x * _SCALE, y * _SCALE) for x, y in points]
