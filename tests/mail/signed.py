"""Lets dkimpy judge a letter on standard input by the record in the first argument, and what becomes of it when it is changed."""

import re
import sys

import dkim


def shown(record):
    """What the DNS says by a line of a zone file: a function of the name, as dkimpy asks it."""
    name, strings = re.fullmatch(r"(\S+) IN TXT \( (.+) \)\s*", record).groups()
    text = "".join(re.findall(r'"([^"]*)"', strings)).encode()

    def ask(asked, timeout=5):
        return text if asked.decode() == name else None

    return ask


def is_ours(letter, ask):
    try:
        return dkim.verify(letter, dnsfunc=ask)
    except dkim.DKIMException as error:
        print(f"refused: {error}", file=sys.stderr)
        return False


def main():
    letter = sys.stdin.buffer.read()
    ask = shown(sys.argv[1])
    head, body = letter.split(b"\r\n\r\n", 1)
    signature = re.search(rb"DKIM-Signature: (?:[^\r\n]|\r\n[ \t])+", head).group().replace(b"\r\n\t", b" ")
    signed = re.search(rb" h=([^;]+);", signature).group(1).replace(b" ", b"").split(b":")
    assert is_ours(letter, ask), "a letter as it was sent"
    assert all(len(line) <= 200 for line in head.split(b"\r\n")), "lines that every server takes"
    for name in (b"from", b"to", b"subject", b"date", b"message-id", b"list-unsubscribe", b"list-unsubscribe-post"):
        assert name in signed, f"{name} is signed: {signed}"
    # What servers on the way may do: fold anew, add lines of their own, and let spaces go at the ends of lines.
    moved = b"Received: by mx.contoh.my;\r\n\tnow\r\n" + head.replace(b"Subject: ", b"SUBJECT:  ") + b"\r\n\r\n" + body + b"\r\n\r\n"
    assert is_ours(moved, ask), "a letter that came over other servers"
    changed = {
        "its words": head + b"\r\n\r\n" + body + b"x\r\n",
        "its subject": letter.replace(b"Subject: ", b"Subject: x", 1),
        "its sender": letter.replace(b"From: ", b"From: x", 1),
        "where to stop it": letter.replace(b"List-Unsubscribe: <", b"List-Unsubscribe: <x", 1),
        "one more sender": b"From: Somebody <else@contoh.my>\r\n" + letter,
        "one more subject": b"Subject: Hello\r\n" + letter,
    }
    for what, other in changed.items():
        assert other != letter, what
        assert not is_ours(other, ask), f"changed: {what}"
    assert not is_ours(letter, lambda name, timeout=5: None), "no record"


main()
