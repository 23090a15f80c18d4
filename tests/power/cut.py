#!/usr/bin/env python3
"""Cuts the power, hundreds of times: nothing that was acknowledged may be lost, whatever of the rest reached the disk.

strace writes down what the program named by BALAI_BINARY writes, syncs and answers while reports are made, over the
moment at which SQLite moves its log into the file. At points in between the files are put together as a disk might
hold them then: everything that was synced, and of the rest any of it, in whole or in parts of 512 bytes. SQLite then
opens them, and every report must be there whose reference had been answered. Standard library only.

Usage: cut.py [CUTS]
"""
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

BINARY = os.environ.get("BALAI_BINARY", "target/debug/balai")
CUTS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
# Of these the whole log is verified too, which takes longer.
VERIFIED = 5
WRITERS = 8
# The log is moved into the file after 12,000 pages; with so many bytes it soon will be.
NEARLY = 11_700 * 4_120
SECTOR = 512
FILES = ("balai.sqlite", "balai.sqlite-wal")
REFERENCE = re.compile(rb"RR-[0-9A-Z]{4}-[0-9A-Z]{4}")
PATIENCE_S = 240


def run(*words):
    return subprocess.run([BINARY, *words], capture_output=True, text=True, check=True).stdout.strip()


class House:
    """The program on a data folder, under strace or not."""

    def __init__(self, data, trace=None):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        calls = "openat,close,write,writev,sendto,pwrite64,fsync,fdatasync,ftruncate"
        watch = ["strace", "-f", "-qq", "-xx", "-s", "100000", "-e", f"trace={calls}", "-e", "signal=none", "-o", trace]
        served = [BINARY, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}"]
        self.child = subprocess.Popen(
            (watch if trace else []) + served,
            env={**os.environ, "BALAI_LIMITS_ENFORCED": "false"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).close()
                return
            except OSError:
                if time.monotonic() > until or self.child.poll() is not None:
                    raise
                time.sleep(0.05)

    def report(self, token, words):
        body = urllib.parse.urlencode(
            {"service_code": "pothole-local", "lat": "3.1073", "long": "101.6067", "description": words}
        ).encode()
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/open311/v2/requests.json", body, {"Authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.read()

    def load(self, token, name, enough):
        """Makes reports, several at once, until there are enough."""
        over = threading.Event()

        def work(writer):
            number = 0
            while not over.is_set():
                self.report(token, f"lubang {name} {writer} {number} di tengah jalan berhampiran sekolah")
                number += 1

        workers = [threading.Thread(target=work, args=(writer,)) for writer in range(WRITERS)]
        for worker in workers:
            worker.start()
        until = time.monotonic() + PATIENCE_S
        try:
            while not enough():
                if time.monotonic() > until:
                    raise TimeoutError(name)
                time.sleep(0.05)
        finally:
            over.set()
            for worker in workers:
                worker.join()

    def kill(self):
        os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait()


CALL = re.compile(r"(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$", re.S)
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def decoded(text):
    return bytes.fromhex(text.replace("\\x", ""))


def result(rest):
    found = re.search(r"= (-?\d+)[^=]*$", rest)
    return int(found.group(1)) if found else None


def events(path):
    """What happened, in order: ("write", file, offset, bytes), ("cut", file, size), ("sync", file, number of the
    first event that it need not hold), ("answer", reference)."""
    happened, names, open_calls = [], {}, {}
    for line in open(path, encoding="ascii", errors="replace"):
        parts = CALL.match(line.rstrip("\n"))
        if not parts:
            continue
        thread, name, rest, resumed, tail = parts.groups()
        if name:
            begun = len(happened)
            unfinished = rest.endswith("<unfinished ...>")
            took_place(happened, names, (name, rest))
            if unfinished:
                open_calls[thread] = (name, rest, begun)
                continue
            ended(happened, names, (name, rest, result(rest)), begun)
        elif thread in open_calls:
            name, rest, begun = open_calls.pop(thread)
            ended(happened, names, (name, rest, result(tail)), begun)
    return happened


def took_place(happened, names, call):
    """What counts from its beginning: bytes may reach the disk, and an answer its reader."""
    name, rest = call
    number = re.match(r"(\d+)", rest)
    file = names.get(number and int(number.group(1)))
    if name == "pwrite64" and file:
        data = decoded(TEXT.search(rest).group(1))
        offset = int(re.search(r'", \d+, (\d+)', rest).group(1))
        happened.append(("write", file, offset, data))
    elif name == "ftruncate" and file:
        happened.append(("cut", file, int(re.search(r", (\d+)", rest).group(1))))
    elif name in ("write", "writev", "sendto") and not file:
        said = b"".join(decoded(text) for text in TEXT.findall(rest))
        if b" 201 Created" in said:
            happened.extend(("answer", found.decode()) for found in REFERENCE.findall(said)[:1])


def ended(happened, names, call, begun):
    """What counts from its end: what was written before a sync began is on the disk after it."""
    name, rest, came = call
    if name == "openat" and came is not None and came >= 0:
        path = decoded(TEXT.search(rest).group(1)).decode()
        file = os.path.basename(path)
        names[came] = file if file in FILES else None
    elif name == "close":
        names.pop(int(re.match(r"(\d+)", rest).group(1)), None)
    elif name in ("fsync", "fdatasync") and came == 0:
        file = names.get(int(re.match(r"(\d+)", rest).group(1)))
        if file:
            happened.append(("sync", file, begun))


def applied(content, event):
    kind, _, *what = event
    if kind == "cut":
        del content[what[0]:]
        content.extend(b"\0" * (what[0] - len(content)))
        return
    offset, data = what
    if len(content) < offset + len(data):
        content.extend(b"\0" * (offset + len(data) - len(content)))
    content[offset:offset + len(data)] = data


def torn(event, chance):
    """Parts of a write that reached the disk."""
    kind, file, *what = event
    if kind == "cut" or chance.random() < 0.5:
        return [event]
    offset, data = what
    parts = range(0, len(data), SECTOR)
    return [("write", file, offset + at, data[at:at + SECTOR]) for at in parts if chance.random() < 0.5]


class Disk:
    """The files as events go on: what is certainly on them, and what may be."""

    def __init__(self, base):
        self.sure = {}
        for file in FILES:
            path = os.path.join(base, file)
            self.sure[file] = bytearray(open(path, "rb").read()) if os.path.exists(path) else bytearray()
        self.maybe = {file: [] for file in FILES}
        self.answered = []

    def goes_on(self, number, event):
        kind = event[0]
        if kind == "answer":
            self.answered.append(event[1])
        elif kind == "sync":
            _, file, begun = event
            waiting = self.maybe[file]
            while waiting and waiting[0][0] < begun:
                applied(self.sure[file], waiting.pop(0)[1])
        else:
            self.maybe[event[1]].append((number, event))

    def cut(self, folder, chance):
        for file in FILES:
            content = bytearray(self.sure[file])
            for _, event in self.maybe[file]:
                if chance.random() < 0.5:
                    for part in torn(event, chance):
                        applied(content, part)
            with open(os.path.join(folder, file), "wb") as out:
                out.write(content)


def lost(folder, answered):
    """What is wrong with a folder after a cut; nothing if nothing is."""
    database = sqlite3.connect(os.path.join(folder, FILES[0]))
    try:
        whole = database.execute("pragma quick_check").fetchall()
        if whole != [("ok",)]:
            return f"damaged: {whole[:3]}"
        there = {row[0] for row in database.execute("select reference from kernel_case")}
    except sqlite3.DatabaseError as error:
        return f"unreadable: {error}"
    finally:
        database.close()
    missing = [one for one in answered if one not in there]
    return f"{len(missing)} lost, such as {missing[0]}" if missing else None


def emptied(folder):
    for file in (*FILES, "balai.sqlite-shm"):
        path = os.path.join(folder, file)
        if os.path.exists(path):
            os.remove(path)


def traced(place):
    """A data folder as it was, and what happened in it since."""
    data, base, trace = (os.path.join(place, name) for name in ("data", "base", "trace"))
    run("user", "create", "--email", "a@example.org", "--name", "A", "--data", data)
    token = run("token", "create", "--user", "a@example.org", "--scope", "open311.write", "--data", data)
    log = os.path.join(data, FILES[1])
    house = House(data)
    house.load(token, "before", lambda: os.path.getsize(log) > NEARLY)
    house.kill()
    shutil.copytree(data, base)
    house = House(data, trace)
    # Once the log begins anew, its first pages are written again.
    file = os.path.join(data, FILES[0])
    before = os.path.getmtime(file)
    moved = []

    def enough():
        if os.path.getmtime(file) != before:
            moved.append(True)
        return len(moved) > 40

    house.load(token, "traced", enough)
    house.kill()
    return base, events(trace)


def main():
    # Some containers let no program look at another one.
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode:
        print("skipped: strace may not look at programs here")
        return
    chance = random.Random(2025)
    with tempfile.TemporaryDirectory(prefix="balai-power-") as place:
        base, happened = traced(place)
        moved = sum(event[:2] == ("write", FILES[0]) for event in happened)
        cuts = set(chance.sample(range(len(happened)), min(CUTS, len(happened))))
        verified = set(chance.sample(sorted(cuts), min(VERIFIED, len(cuts))))
        disk, bad, folder = Disk(base), [], os.path.join(place, "cut")
        shutil.copytree(base, folder)
        for number, event in enumerate(happened):
            disk.goes_on(number, event)
            if number not in cuts:
                continue
            emptied(folder)
            disk.cut(folder, chance)
            wrong = lost(folder, disk.answered)
            if not wrong and number in verified:
                done = subprocess.run([BINARY, "verify", "--all", "--data", folder], capture_output=True, text=True)
                wrong = done.returncode and done.stdout + done.stderr
            if wrong:
                bad.append(f"cut at {number}: {wrong}")
        print(
            f"{len(cuts)} power cuts among {len(happened)} writes, syncs and answers, {moved} of them writes into the "
            f"file: {len(disk.answered)} reports acknowledged, {len(bad)} cuts lost something"
        )
        for line in bad[:10]:
            print(line)
        if not moved or len(disk.answered) < 50:
            sys.exit("the load was too small to tell")
        sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
