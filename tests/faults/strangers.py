#!/usr/bin/env python3
"""What strangers send to the real program: requests that two readers would read differently, streams without end, and
lines that are held open. Each must be refused and closed, cost no memory, and leave the others served (RFC 9112)."""

import re
import socket
import sys
import time

from _heed import Checks, Heed

MOST_MEMORY = 16      # MiB that a stream without end may add
STREAM = 48 << 20     # bytes that we try to get rid of
SLOW_LINES = 200
SLOW_CLOSED = 15      # seconds
SERVED_WITHIN = 1

SECOND = b"GET /secret HTTP/1.1\r\nHost: h\r\n\r\n"

# name, what is sent behind the request line, what is sent as the body, the status
REFUSED = [
    ("length and chunks at once", b"Host: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n" + SECOND, 400),
    ("two lengths", b"Host: h\r\nContent-Length: 3\r\nContent-Length: 30\r\n", b"abc", 400),
    ("a length with a sign", b"Host: h\r\nContent-Length: +3\r\n", b"abc", 400),
    ("a length below nothing", b"Host: h\r\nContent-Length: -3\r\n", b"abc", 400),
    ("a length that is no number", b"Host: h\r\nContent-Length: 3, 3\r\n", b"abc", 400),
    ("chunks", b"Host: h\r\nTransfer-Encoding: chunked\r\n", b"3\r\nabc\r\n0\r\n\r\n", 411),
    ("a coding nobody knows", b"Host: h\r\nTransfer-Encoding: gzip, sausage\r\n", b"0\r\n\r\n", 411),
    ("a chunk of enormous size", b"Host: h\r\nTransfer-Encoding: chunked\r\n", b"fffffffffffffffff\r\n", 411),
    ("no host", b"Accept: */*\r\n", b"", 400),
    ("two hosts", b"Host: h\r\nHost: other\r\n", b"", 400),
    ("a host that is no host", b"Host: h/../../x\r\n", b"", 400),
    ("a name that ends in a space", b"Host: h\r\nX-Thing : a\r\n", b"", 400),
    ("a line that is folded", b"Host: h\r\nX Thing\r\n\ta: b\r\n", b"", 400),
    ("a zero byte", b"Host: h\r\nX-Thing: a\x00b\r\n", b"", 400),
    ("a lone carriage return", b"Host: h\r\nX-Thing: a\rb\r\n", b"", 400),
    ("a header of 20 kB", b"Host: h\r\nX-Thing: " + b"a" * 20_000 + b"\r\n", b"", 431),
    ("an expectation nobody knows", b"Host: h\r\nExpect: 200-ok\r\n", b"", 417),
    ("a body that is too big", b"Host: h\r\nContent-Length: 99999999999\r\n", b"", 413),
]

WRONG_LINES = [
    ("lines without carriage return", b"GET / HTTP/1.1\nHost: h\n\n", 400),
    ("a version to come", b"GET / HTTP/3.0\r\nHost: h\r\n\r\n", 505),
    ("chunks for an old reader", b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
    ("a path upwards", b"GET /../../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("a path upwards, disguised", b"GET /assets/%2e%2e%2fheed.db HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("a path with a zero byte", b"GET /tell-us%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("a path that is no text", b"GET /%ff%fe HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("another site's address", b"GET http://other.example/ HTTP/1.1\r\nHost: h\r\n\r\n", 400),
    ("a tunnel", b"CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n", 400),
    ("no HTTP at all", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
]

ENDLESS = [
    ("a header", b"POST / HTTP/1.1\r\nHost: h\r\nX-Thing: ", b"a" * 65536),
    ("headers", b"POST / HTTP/1.1\r\nHost: h\r\n", b"X-Thing: aaaaaaaaaaaaaaaaaaaaaaa\r\n" * 2000),
    ("an address", b"GET /", b"a" * 65536),
    ("chunks", b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n", b"5\r\nhello\r\n" * 6000),
    ("a chunk's remarks", b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5;", b"r" * 65536),
    ("a trailer", b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X-Thing: aaaaaaaaa\r\n" * 3000),
    ("a body that was announced", b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000000\r\n\r\n", b"b" * 65536),
    ("a body that was not announced", b"POST / HTTP/1.1\r\nHost: h\r\n\r\n", b"b" * 65536),
]


def said_to(heed, request):
    """(the statuses answered, whether the line was closed)."""
    heard, closed = b"", False
    with heed.connect(3) as line:
        try:
            line.sendall(request)
            while piece := line.recv(65536):
                heard += piece
            closed = True
        except ConnectionError:
            closed = True
        except TimeoutError:
            pass
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", heard)], closed, heard


def is_served(heed):
    begun = time.monotonic()
    try:
        return heed.ask("/tell-us", seconds=5)[0] == 200 and time.monotonic() - begun <= SERVED_WITHIN
    except OSError:
        return False


def refuse(heed, checks, name, request, wanted):
    statuses, closed, heard = said_to(heed, request)
    protected = b"content-security-policy" in heard and b"x-content-type-options" in heard
    checks.that(statuses == [wanted] and closed and protected and is_served(heed), f"{name} is refused and closed",
                "" if statuses == [wanted] else f"{statuses}, {'closed' if closed else 'left open'}")


def pour(heed, head, piece):
    """Sends without end; returns the bytes that were taken before the server closed, or None if it never did."""
    sent = 0
    with heed.connect(5) as line:
        try:
            line.sendall(head)
            while sent < STREAM:
                sent += line.send(piece)
        except (ConnectionError, TimeoutError):
            return sent
    return None


def endless(heed, checks, name, head, piece):
    before = heed.memory()
    taken = pour(heed, head, piece)
    added = heed.memory() - before
    checks.that(taken is not None and added <= MOST_MEMORY and is_served(heed), f"{name} without end is refused",
                "never closed" if taken is None else f"{taken / 1048576:.1f} MiB taken, {added:.1f} MiB of memory")


def hold_lines_open(heed, checks):
    lines = [heed.connect() for _ in range(SLOW_LINES)]
    for line in lines:
        line.sendall(b"POST /tell-us HTTP/1.1\r\nHost: h\r\nX-Slow: ")
        line.setblocking(False)
    begun, closed, served = time.monotonic(), set(), []
    while len(closed) < SLOW_LINES and time.monotonic() - begun < SLOW_CLOSED:
        for number, line in enumerate(lines):
            if number not in closed and is_closed(line):
                closed.add(number)
        served.append(is_served(heed))
        time.sleep(0.25)
    took = time.monotonic() - begun
    checks.that(len(closed) == SLOW_LINES, f"{SLOW_LINES} lines held open are closed", f"{len(closed)} after {took:.1f} s")
    checks.that(all(served), "and meanwhile everybody else is served within a second", f"{served.count(False)} of {len(served)} not")
    for line in lines:
        line.close()


def is_closed(line):
    try:
        line.send(b"a")
        return line.recv(65536) == b"" or is_closed(line)
    except BlockingIOError:
        return False
    except OSError:
        return True


def main():
    checks = Checks()
    with Heed() as heed:
        checks.that(is_served(heed), "a good request is answered")
        for name, headers, body, wanted in REFUSED:
            refuse(heed, checks, name, b"POST / HTTP/1.1\r\n" + headers + b"\r\n" + body, wanted)
        for name, request, wanted in WRONG_LINES:
            refuse(heed, checks, name, request, wanted)
        for name, head, piece in ENDLESS:
            endless(heed, checks, name, head, piece)
        hold_lines_open(heed, checks)
    return checks.close()


if __name__ == "__main__":
    socket.setdefaulttimeout(20)
    sys.exit(main())
