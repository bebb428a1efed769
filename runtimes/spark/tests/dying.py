"""
Stands for `kairos`, and ends the first replay of a part in the middle of it. Arguments: a marker, then the command.

Killed is the replay, or, where the marker ends with `:parent`, the Python process of Spark that feeds it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

MIDDLE = 100_000

marker, *command = sys.argv[1:]
marker, _, whom = marker.partition(":")
if "replay" not in command or os.path.exists(marker):
    os.execvp(command[0], command)

begun = sys.stdin.buffer.read(MIDDLE)
replay = subprocess.Popen(command, stdin=subprocess.PIPE)
assert replay.stdin is not None
replay.stdin.write(begun)
if len(begun) < MIDDLE:
    replay.stdin.close()
    sys.exit(replay.wait())
replay.stdin.flush()
time.sleep(1)
with open(marker, "w") as file:
    file.write("killed")
if whom == "parent":
    os.kill(os.getppid(), signal.SIGKILL)
replay.kill()
replay.wait()
os.kill(os.getpid(), signal.SIGKILL)
