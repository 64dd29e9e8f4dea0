"""Runs one command and writes, as JSON, what it and all its children used.

python3 measure.py RESULT OUTPUT COMMAND [ARGUMENT…]

RESULT gets {"status", "cpu", "wall", "peak"}: exit status, seconds of user and system time, seconds by the clock, bytes
of the largest single process. OUTPUT gets what the command printed. Node cannot ask for its children's use; Python can.
"""

import json
import resource
import subprocess
import sys
import time

result, output, *command = sys.argv[1:]
start = time.monotonic()
with open(output, "wb") as printed:
    status = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT).returncode
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
# macOS counts bytes, Linux KiB.
peak = used.ru_maxrss if sys.platform == "darwin" else used.ru_maxrss * 1024
with open(result, "w") as file:
    json.dump({"status": status, "cpu": used.ru_utime + used.ru_stime, "wall": wall, "peak": peak}, file)
