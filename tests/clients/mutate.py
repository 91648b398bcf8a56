"""Lines of JSON, changed at random in the ways in which captures go wrong; the same for the same seed."""

import json
import random

TOKENS = [b"null", b"true", b"NaN", b"-Infinity", b"1e999", b"1.0", b"-0", b"0.1e-400", b"01", b'""', b'"\\ud83d"', b"[]"]
TOKENS += [b"{}", b"[[[[]]]]", b'"ada@example.com"', b'"4111 1111 1111 1111"', b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\\"]
TOKENS += [b",", b":", b'"', b"}", b"{", b"]", b"\x00", b"\t", b"12345678901234567890123", b"99999.999999999999999999999999"]
TOKENS += [b"100000.00000000000000000000001", b"0.99999999999999999999999999", b'"\\u0000"', b'"2026-02-30T00:00:00Z"']
TYPES = ["track", "page", "screen", "identify", "group", "alias", "Track", "", 7, None]


def mutated(line, chance):
    """The line, or several lines in one, changed in one or two places."""
    for _ in range(chance.choice([1, 1, 2])):
        line = chance.choice([structure] * 6 + [value] * 4 + [token, byte, cut])(line, chance)
    return line.replace(b"\n", b" ").replace(b"\r", b" ")


def byte(line, chance):
    at = chance.randrange(len(line) or 1)
    return line[:at] + bytes([chance.randrange(256)]) + line[at + 1 :]


def token(line, chance):
    at = chance.randrange(len(line) + 1)
    return line[:at] + chance.choice(TOKENS) + line[at:]


def cut(line, chance):
    start = chance.randrange(len(line) + 1)
    return line[:start] + line[start + chance.randrange(30) :]


def value(line, chance):
    """Another value behind one of the colons."""
    colons = [at for at, it in enumerate(line) if it == ord(":")]
    if not colons:
        return line
    at = chance.choice(colons) + 1
    end = next((end for end in range(at, len(line)) if line[end] in b",}]"), len(line))
    return line[:at] + chance.choice(TOKENS) + line[end:]


def structure(line, chance):
    """Another call, a batch, a wrapper, or the keys in another order, twice or gone."""
    try:
        call = json.loads(line)
    except ValueError:
        return line
    if not isinstance(call, dict):
        return line
    for _ in range(chance.randint(1, 3)):
        call = chance.choice([retyped, shuffled, dropped, moved, renamed])(call, chance)
    text = json.dumps(call, ensure_ascii=chance.random() < 0.5).encode(errors="surrogatepass")
    match chance.randrange(10):
        case 0:
            return b'{"batch":[' + text + b"," + line + b'],"writeKey":"k"}'
        case 1:
            return b"[" + text + b",7," + line + b"]"
        case 2:
            return b'{"message":' + text + b"}"
        case 3:
            return b'{"event_payload":' + json.dumps(text.decode(errors="replace")).encode() + b"}"
        case 4:
            # The same keys again, behind: the last ones count.
            return text[:-1] + b"," + line.strip()[1:] if len(text) > 2 and line.startswith(b"{") else text
        case _:
            return text


def retyped(call, chance):
    return call | {"type": chance.choice(TYPES)}


def shuffled(call, chance):
    keys = list(call)
    chance.shuffle(keys)
    return {key: call[key] for key in keys}


def dropped(call, chance):
    gone = chance.choice(list(call)) if call else None
    return {key: it for key, it in call.items() if key != gone}


def moved(call, chance):
    more = {"traits": {"email": "ada@example.com"}, "name": "Docs", "category": "Help", "groupId": "g", "previousId": "p"}
    more |= {"api_key": "k", "events": [], "distinct_id": "1", "receivedAt": "2026-11-27T11:19:54.377380952+02:00"}
    key = chance.choice(list(more))
    return call | {key: more[key]}


def renamed(call, chance):
    properties = call.get("properties")
    if not isinstance(properties, dict) or not properties:
        return call
    old = chance.choice(list(properties))
    new = chance.choice(["order_id", "total", "products", "Order_id", "x", "\ud83d", "name", "path"])
    return call | {"properties": {new if key == old else key: it for key, it in properties.items()}}


def lines(originals, count, seed):
    """So many lines, each made of one of the originals."""
    chance = random.Random(seed)
    return [mutated(chance.choice(originals), chance) for _ in range(count)]
