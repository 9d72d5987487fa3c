"""One `nodepool emulator` with nothing kept, on a free port."""

import os
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import Iterator
from urllib.error import URLError
from urllib.request import Request, urlopen


@contextmanager
def emulator(*more: str) -> Iterator[str]:
    """Starts the emulator, with more arguments if any, and gives its HOST:PORT."""
    endpoint = f"127.0.0.1:{free_port()}"
    binary = os.environ["NODEPOOL_BINARY"]
    process = subprocess.Popen([binary, "emulator", "--listen", endpoint, "--in-memory", "--seed", "demo", *more])
    try:
        wait_until_it_answers(endpoint, process)
        yield endpoint
    finally:
        process.terminate()
        process.wait(timeout=10)


def advance(endpoint: str, seconds: int) -> None:
    """Moves the cloud's clock."""
    body = b'{"advance_seconds": %d}' % seconds
    headers = {"Content-Type": "application/json"}
    urlopen(Request(f"http://{endpoint}/_emulator/clock", data=body, headers=headers, method="POST"), timeout=10).close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(endpoint: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the emulator ended with {process.returncode}")
        try:
            advance(endpoint, 0)
            return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError("the emulator did not answer within 30 s")
