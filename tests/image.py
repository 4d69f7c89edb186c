"""Carries out the Dockerfile without a container engine, then starts what it made.

Each stage gets a folder that stands for its root; absolute paths are moved into it. What would
change this machine, such as adding a user, is left out and told. `.ci/image` runs it.
"""

import asyncio
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.emulators.telegram import Rates, telegram_server

PROJECT = Path(__file__).parents[1]
DOCKERFILE = PROJECT / "Dockerfile"

OF_THIS_MACHINE = ("useradd",)
"""How commands begin that would change this machine."""

ABSOLUTE = re.compile(r"(?<![\w./*-])/(?!(?:usr|bin|dev|proc|tmp)\b)(?=\w)")
"""The slash of a path that a stage has for itself."""

TOOLS = ("pip", "hatchling", "setuptools", "wheel")
"""What only builds, and has no place in what is run."""

READY_SECONDS = 60.0
STOP_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a Dockerfile: what is to be done, and with what."""

    name: str
    rest: str

    def words(self) -> list[str]:
        """What follows, as a list in brackets or as a shell would split it."""
        if self.rest.startswith("["):
            return [str(word) for word in json.loads(self.rest)]
        return shlex.split(self.rest)


@dataclass(frozen=True, slots=True)
class Stage:
    """The steps of a stage, and what it is made from: another stage or an image."""

    name: str
    base: str
    steps: tuple[Step, ...]


def stages(text: str) -> dict[str, Stage]:
    """The stages of a Dockerfile by their names."""
    found: dict[str, Stage] = {}
    name, base, under = "", "", list[Step]()
    for step in (*_steps(text), Step("FROM", "")):
        if step.name != "FROM":
            under.append(step)
            continue
        if name:
            found[name] = Stage(name, base, tuple(under))
        base, _, name = step.rest.partition(" AS ")
        under = []
    return found


def whole(all_stages: Mapping[str, Stage], name: str) -> tuple[Step, ...]:
    """The steps of a stage, with those of the stages that it is made from."""
    stage = all_stages[name]
    return (*(whole(all_stages, stage.base) if stage.base in all_stages else ()), *stage.steps)


def _steps(text: str) -> Iterator[Step]:
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        name, _, rest = line.strip().partition(" ")
        if name:
            yield Step(name, " ".join(rest.split()))


@dataclass
class Image:
    """What the steps of a stage have made so far."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path = Path("/")
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)
    stop: signal.Signals = signal.SIGTERM

    def at(self, path: str) -> Path:
        """Where a path of the image is on this machine."""
        return self.root / self.folder.joinpath(path).relative_to("/")

    def moved(self, text: str) -> str:
        """A text with the image's absolute paths moved to where they are on this machine."""
        return ABSOLUTE.sub(f"{self.root}/", text)

    def variables(self, **more: str) -> dict[str, str]:
        """The environment of a command that runs in the image."""
        path = f"{self.root / 'python'}:{os.environ['PATH']}"
        own = {
            name: self.moved(value).replace("$PATH", path)
            for name, value in self.environment.items()
        }
        return {"PATH": path, "HOME": str(self.at(".")), **own, **more}


def made(name: str, root: Path) -> Image:
    """Carry out the stage with this name, and those that it takes something from.

    All are made in the same folder, one after another, so that paths which one of them has
    written into its files still hold in the next.
    """
    all_stages = stages(DOCKERFILE.read_text(encoding="utf-8"))
    image = Image(root / "image")
    (image.root / "python").mkdir(parents=True)
    (image.root / "python" / "python").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    for step in whole(all_stages, name):
        print(f"{name}: {step.name} {step.rest}", flush=True)
        _carry_out(step, image, root)
    return image


def _carry_out(step: Step, image: Image, root: Path) -> None:
    match step.name:
        case "RUN":
            _run(step.rest, image)
        case "COPY":
            _copy(step.words(), image, root)
        case "ENV":
            image.environment |= dict(word.split("=", 1) for word in step.words())
        case "WORKDIR":
            image.folder = Path(step.rest)
            image.at(".").mkdir(parents=True, exist_ok=True)
        case "VOLUME":
            image.at(step.rest).mkdir(parents=True, exist_ok=True)
        case "CMD":
            image.command = step.words()
        case "HEALTHCHECK":
            image.health = Step("CMD", step.rest.partition(" CMD ")[2]).words()
        case "STOPSIGNAL":
            image.stop = signal.Signals[step.rest]
        case "USER" | "EXPOSE":
            pass
        case other:
            raise ValueError(f"{other} is not known here")


def _run(command: str, image: Image) -> None:
    if command.startswith(OF_THIS_MACHINE):
        print("  left out: it would change this machine", flush=True)
        return
    environment = {**os.environ, **image.variables(), "HOME": os.environ.get("HOME", "/")}
    subprocess.run(
        ["sh", "-ec", image.moved(command)], cwd=image.at("."), env=environment, check=True
    )


def _copy(words: Sequence[str], image: Image, root: Path) -> None:
    source = PROJECT
    if words[0].startswith("--from="):
        source = _made_before(words[0].removeprefix("--from="), image, root)
        words = words[1:]
    *paths, target = words
    for path in paths:
        into = image.at(target)
        _put(source / path.lstrip("/"), into / Path(path).name if target.endswith("/") else into)


def _made_before(name: str, image: Image, root: Path) -> Path:
    """Carry out another stage in this one's place; where it can be copied from."""
    aside = image.root.rename(root / f"before-{name}")
    done = made(name, root).root.rename(root / name)
    aside.rename(image.root)
    return done


def _put(source: Path, target: Path) -> None:
    if source.is_dir():
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target, symlinks=True, ignore=ignored, dirs_exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


async def serve(image: Image) -> None:
    """Start what was made, wait until it is healthy, and stop it.

    Raises AssertionError where it does not become healthy, or does not end as it should.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    async with telegram_server(Rates.none()) as server:
        environment = image.variables(
            SABATINA_HTTP_PORT=port, TELEGRAM_TOKEN=server.token, TELEGRAM_API_URL=server.url
        )
        since = time.monotonic()
        program = await asyncio.create_subprocess_exec(
            *image.command, cwd=image.at("."), env=environment
        )
        try:
            while await _status(image, environment):
                assert program.returncode is None, "it ended by itself"
                assert time.monotonic() - since < READY_SECONDS, "it does not become healthy"
                await asyncio.sleep(0.2)
            print(f"healthy after {time.monotonic() - since:.1f} s", flush=True)
            program.send_signal(image.stop)
            assert await asyncio.wait_for(program.wait(), STOP_SECONDS) == 0, "it ended badly"
        finally:
            if program.returncode is None:
                program.kill()
                await program.wait()


async def _status(image: Image, environment: Mapping[str, str]) -> int:
    """What the health check exits with."""
    check = await asyncio.create_subprocess_exec(
        *image.health, env=environment, stderr=asyncio.subprocess.DEVNULL
    )
    return await check.wait()


def left_over(image: Image) -> list[str]:
    """What only builds, and got into the image all the same."""
    packages = {path.name for path in image.root.glob("opt/*/lib/*/site-packages/*")}
    return sorted(packages & set(TOOLS))


def main() -> None:
    """Make the image of the bot and try it."""
    with TemporaryDirectory(prefix="sabatina-image-") as folder:
        image = made("bot", Path(folder).resolve())
        assert not left_over(image), f"{left_over(image)} have no place in the image"
        asyncio.run(serve(image))
        assert image.at("/data/sabatina/sabatina.db").exists(), "its database is not on the volume"
    print("The image can be made and run.", flush=True)


if __name__ == "__main__":
    main()
