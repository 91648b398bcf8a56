"""What `segue verify` reports of lines of JSON, worked out again, slowly and from the definitions alone.

It shares no code with segue. `report` gives what `--format json` gives, without what depends on a parser's wording
(messages and columns) and without suggestions.
"""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

sys.set_int_max_str_digits(0)
EXACT = Context(prec=100_000, Emax=MAX_EMAX, Emin=MIN_EMIN)
CALLS = ["track", "page", "screen", "identify", "group", "alias"]
PLACES, UNPLANNED, REJECTIONS, LIBRARIES = 3, 64, 100, 64
PAGE = ["path", "referrer", "search", "title", "url", "referring_domain", "tab_url"]
PAGE += ["initial_referrer", "initial_referring_domain"]
VIOLATIONS = ["missing", "wrong-type", "not-allowed", "out-of-bounds", "no-match", "wrong-format"]
VIOLATIONS += ["wrong-length", "personal-data"]
KINDS = ["null", "boolean", "integer", "number", "string", "array", "object"]


class Number(str):
    """A number as it is written."""

    @property
    def value(self):
        return EXACT.create_decimal(self)

    @property
    def is_integral(self):
        _, digits, exponent = self.value.as_tuple()
        text = "".join(map(str, digits)).rstrip("0")
        return not text or exponent + len(digits) - len(text) >= 0


class NotJson(Exception):
    pass


def scalar_text(text):
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def normal(value):
    """The value with every lone surrogate read as U+FFFD."""
    if isinstance(value, str) and not isinstance(value, Number):
        return scalar_text(value)
    return [normal(it) for it in value] if isinstance(value, list) else value


def members(pairs):
    return {scalar_text(key): normal(value) for key, value in pairs}


def refuse(token):
    raise NotJson(token)


def parse(text, constant=refuse):
    try:
        loaded = json.loads(
            text, object_pairs_hook=members, parse_int=Number, parse_float=Number, parse_constant=constant
        )
    except ValueError as error:
        raise NotJson(None) from error
    return normal(loaded)


def kind(value):
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case Number():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def text(value):
    return value if isinstance(value, str) and not isinstance(value, Number) and value else None


def table(value):
    return value if isinstance(value, dict) else {}


RFC3339 = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))", re.ASCII
)


def moment(value):
    """The milliseconds since 1970 that a time stands for."""
    match = RFC3339.fullmatch(value)
    if not match:
        return None
    day, hour, minute, second, digits, sign, hours, minutes = match.groups()
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59 or int(hours or 0) > 23 or int(minutes or 0) > 59:
        return None
    try:
        midnight = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    except ValueError:
        return None
    since = (midnight - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    since += (int(hour) * 3600 + int(minute) * 60 + int(second)) * 1000 + int(f"{digits or 0:0<3}"[:3])
    offset = (int(hours or 0) * 3600 + int(minutes or 0) * 60) * 1000
    return since + offset if sign == "-" else since - offset


def is_email(value):
    if len(value.encode()) > 254 or value.count("@") != 1:
        return False
    local, domain = value.split("@")
    plain = re.compile(r"[^\x00-\x20@/:\x7f]+")
    return bool(plain.fullmatch(local) and plain.fullmatch(domain)) and is_dotted(domain)


def is_dotted(domain):
    dot = domain.rfind(".")
    return dot > 0 and len(domain[dot + 1 :].encode()) > 1


def is_card(value):
    if not re.fullmatch(r"[2-6][0-9 -]{12,22}", value, re.ASCII):
        return False
    digits = [int(digit) for digit in reversed(value) if digit not in " -"]
    doubled = [digit if at % 2 == 0 else sum(divmod(digit * 2, 10)) for at, digit in enumerate(digits)]
    return 13 <= len(digits) <= 19 and sum(doubled) % 10 == 0


def personal(value):
    value = value.strip(" ")
    return "email" if is_email(value) else "card" if is_card(value) else None


FORMATS = {
    "email": is_email,
    "date-time": lambda value: moment(value) is not None,
    "uri": lambda value: re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~]+", value, re.ASCII) is not None,
}


@dataclass(eq=False)
class Field:
    """A planned property, or the elements of one."""

    path: str
    type: str
    required: bool = False
    pii: bool = False
    rules: dict = field(default_factory=dict)
    children: dict = field(default_factory=dict)
    items: "Field | None" = None
    is_item: bool = False
    present: int = 0
    violations: dict = field(default_factory=dict)
    unplanned: dict = field(default_factory=dict)

    def all(self):
        yield self
        if self.items:
            yield from self.items.all()
        for child in self.children.values():
            yield from child.all()


def planned_field(prefix, planned, said):
    path, type_ = prefix + planned["name"], planned["type"]
    rules = said if said.get("type") == type_ else {}
    required = planned.get("required", False) or said.get("required", False)
    this = Field(path, type_, required, planned.get("pii", False) or said.get("pii", False), rules)
    holder = this
    if type_.startswith("array<"):
        this.items = holder = Field(f"{path}[]", type_[6:-1], pii=this.pii, is_item=True)
    for nested in rules.get("properties", []):
        holder.children[nested["name"]] = planned_field(holder.path + ".", nested, nested)
    return this


class Event:
    def __init__(self, planned, said):
        self.name = planned["name"]
        known = {it["name"]: it for it in said.get("properties", [])}
        self.root = Field("", "object")
        for it in planned.get("property", []):
            self.root.children[it["name"]] = planned_field("", it, known.get(it["name"], {}))
        self.count = Count()


class Count:
    def __init__(self):
        self.seen = self.wrong = 0
        self.times, self.at, self.sources = [], [], {}

    def add(self, is_wrong, time, source, at):
        self.seen += 1
        self.wrong += is_wrong
        self.times = [min([*self.times, time]), max([*self.times, time])] if time is not None else self.times
        if source:
            of_source = self.sources.setdefault(source, [0, 0])
            of_source[0] += 1
            of_source[1] += is_wrong
        self.at = [*self.at, at][:PLACES]

    def span(self):
        return dict(zip(["first", "last"], self.times or [None, None], strict=True))


class Reference:
    def __init__(self, plan, catalog):
        said = {event["name"]: event for event in catalog.get("event", [])}
        self.events = {it["name"]: Event(it, said.get(it["name"], {})) for it in plan["event"]}
        self.calls, self.unplanned, self.rejected = Counter(), {}, []
        self.ids, self.libraries, self.messages, self.duplicates = set(), set(), 0, 0

    def line(self, number, line):
        self.at = {"line": number}
        try:
            decoded = line.decode()
        except UnicodeDecodeError:
            return self.reject("not-utf8")
        if not decoded.strip(" \t\n\r\f\v"):
            return None
        try:
            body = parse(decoded)
        except NotJson:
            return self.not_json(decoded)
        return self.body(body, 0)

    def not_json(self, line):
        tokens = []
        try:
            body = parse(line, tokens.append)
        except NotJson:
            return self.reject("not-json")
        if not tokens:
            return self.reject("not-json")
        batch = body.get("batch", body) if isinstance(body, dict) else body
        calls = batch if isinstance(batch, list) else [batch]
        libraries = (table(table(table(call).get("context")).get("library")) for call in calls)
        known = ([text(it.get(key)) for key in ["name", "version"]] for it in libraries)
        named = [" ".join(it[:60] for it in words if it) for words in known if words[0]]
        return self.reject("bare-nan", token=tokens[0], library=next(iter(named), None), calls=len(calls))

    def reject(self, reason, **more):
        self.rejected.append({"at": dict(self.at), "reason": reason, **more})

    def body(self, body, depth):
        if isinstance(body, list) and depth < 4:
            return self.batch(body, depth)
        if isinstance(body, dict):
            return self.object({key: value for key, value in body.items() if value is not None}, depth)
        return self.reject("not-a-call", found=kind(body))

    def batch(self, batch, depth):
        for element in batch:
            self.at["item"] = self.at.get("item", 0) + 1
            self.body(element, depth + 1)

    def object(self, body, depth):
        type_ = text(body.get("type"))
        if type_ in CALLS:
            return self.call(type_, body)
        vendor = None if type_ else self.vendor(body)
        if vendor:
            return self.reject("other-vendor", vendor=vendor)
        if depth < 4:
            if isinstance(body.get("batch"), list):
                return self.batch(body["batch"], depth)
            if "event" not in body and ("message" in body or "event_payload" in body):
                return self.wrapper(body.get("message", body.get("event_payload")), depth)
        if type_:
            return self.reject("unknown-type", name=type_[:60])
        call = self.inferred(body)
        return self.call(call, body) if call else self.reject("not-a-call", found="object")

    def wrapper(self, wrapped, depth):
        if not isinstance(wrapped, str) or isinstance(wrapped, Number):
            return self.body(wrapped, depth + 1)
        try:
            return self.body(parse(wrapped), depth + 1)
        except NotJson:
            return self.reject("not-a-call", found="object")

    @staticmethod
    def vendor(body):
        has, properties = body.__contains__, table(body.get("properties"))
        if has("api_key") and (has("batch") or has("event")) or has("event") and has("distinct_id"):
            return "PostHog"
        if has("api_key") and has("events") or has("event_type") and not has("event"):
            return "Amplitude"
        if has("event") and ("mp_lib" in properties or "token" in properties):
            return "Mixpanel"
        if (text(body.get("schema")) or "").startswith("iglu:") and has("data"):
            return "Snowplow"
        return "mParticle" if has("events") and has("environment") else None

    @staticmethod
    def inferred(body):
        if text(body.get("event")):
            return "track"
        if "groupId" in body:
            return "group"
        if "previousId" in body:
            return "alias"
        return "identify" if "traits" in body and ("userId" in body or "anonymousId" in body) else None

    def call(self, call, body):
        properties, context = table(body.get("properties")), table(body.get("context"))
        name, event = None, None
        if call == "track":
            name = text(body.get("event"))
            if not name:
                return self.reject("nameless")
            event = self.events.get(name)
        elif call in ("page", "screen"):
            name = text(body.get("name")) or text(properties.get("name"))
            event = self.events.get("Page Viewed" if call == "page" else "Screen Viewed")
        identifier = text(body.get("messageId"))
        if identifier in self.ids:
            self.duplicates += 1
            return None
        self.ids |= {identifier} if identifier else set()
        self.messages += 1
        self.calls[call] += 1
        library = table(context.get("library"))
        name_, version = text(library.get("name")) or "", text(library.get("version")) or ""
        source = self.source((name_, version, self.platform(name_, context)))
        times = (text(body.get(key)) for key in ["timestamp", "originalTimestamp", "receivedAt"])
        time = next((it for it in map(moment, filter(None, times)) if it is not None), None)
        if event:
            self.present, self.message, self.strange = set(), {}, {}
            self.judge(event.root, properties, call)
            event.count.add(bool(self.message or self.strange), time, source, dict(self.at))
            self.commit()
        elif call in ("track", "page", "screen"):
            key = (call, (name or "").encode()[:200].decode(errors="ignore"))
            self.unplanned.setdefault(key, Count()).add(False, time, source, dict(self.at))
        return None

    def source(self, source):
        """The SDK, if it is one of those that are told apart."""
        name, version, _ = source
        if len(self.libraries) < LIBRARIES and len(name.encode()) + len(version.encode()) <= 200:
            self.libraries.add(source)
        return source if source in self.libraries else None

    @staticmethod
    def platform(name, context):
        mobile = ["ios", "android", "swift", "kotlin", "flutter", "react-native"]
        if isinstance(context.get("device"), dict) or any(it in name for it in mobile):
            return "mobile"
        if isinstance(context.get("page"), dict) or any(it in name for it in ["analytics.js", "JavaScript", "analytics-next"]):
            return "web"
        servers = ["@segment/analytics-node", "analytics.NET", "Analytics.CSharp"]
        servers += [f"analytics-{it}" for it in ["node", "python", "ruby", "go", "java", "php", "rust"]]
        return "server" if name in servers else "unknown"

    def commit(self):
        for field_ in self.present:
            field_.present += 1
        for field_, found in self.message.items():
            for violation in found:
                entry = field_.violations.setdefault(violation, [0, []])
                entry[0] += 1
                entry[1] = [*entry[1], dict(self.at)][:PLACES]
        for (parent, name), (found, gives) in self.strange.items():
            entry = parent.unplanned.setdefault(name.encode()[:200].decode(errors="ignore"), [0, [], set(), set()])
            entry[0] += 1
            entry[1] = [*entry[1], dict(self.at)][:PLACES]
            entry[2].add(found)
            entry[3] |= {gives} if gives else set()

    def judge(self, parent, value, call=None):
        for name, it in value.items():
            child = parent.children.get(name)
            if child:
                self.value(child, it)
            elif it is None or call == "page" and name in [*PAGE, "name", "category"] or call == "screen" and name in ["name", "category"]:
                continue
            elif (parent, name) in self.strange:
                found, gives = self.strange[parent, name]
                self.strange[parent, name] = (found, gives or (personal(it) if kind(it) == "string" else None))
            elif len(self.strange) < UNPLANNED:
                self.strange[parent, name] = (kind(it), personal(it) if kind(it) == "string" else None)
        for name, child in parent.children.items():
            if child.required and value.get(name) is None:
                self.wrong(child, "missing", "null")

    def wrong(self, field_, what, found, gives=None):
        self.message.setdefault(field_, {})[what, found, gives] = 1

    def value(self, field_, value):
        found = kind(value)
        if value is None and (not field_.is_item):
            return
        self.present.add(field_)
        if field_.type == "integer" and found == "number" and value.is_integral:
            found = "integer"
        type_ = "array" if field_.type.startswith("array") else field_.type
        if type_ not in ("any", found):
            self.wrong(field_, "wrong-type", found)
        elif found == "array":
            for it in value:
                self.value(field_.items, it)
            self.size(field_, len(value), "items", found)
        elif found == "object":
            if field_.children:
                self.judge(field_, value)
        else:
            self.scalar(field_, value, found)

    def size(self, field_, size, what, found):
        rules = field_.rules
        if not rules.get(f"min_{what}", 0) <= size <= rules.get(f"max_{what}", size):
            self.wrong(field_, "wrong-length", found)
            return True
        return False

    def scalar(self, field_, value, found):
        rules = field_.rules
        bounds = [Decimal(str(rules[key])) if key in rules else None for key in ["minimum", "maximum"]]
        if isinstance(value, Number):
            least, most = bounds
            if least is not None and value.value < least or most is not None and value.value > most:
                return self.wrong(field_, "out-of-bounds", found)
        elif found == "string":
            if "enum" in rules and value not in rules["enum"]:
                return self.wrong(field_, "not-allowed", found)
            if self.size(field_, len(value), "length", found):
                return None
            if "pattern" in rules and not re.search(rules["pattern"], value):
                return self.wrong(field_, "no-match", found)
            if "format" in rules and not FORMATS[rules["format"]](value):
                return self.wrong(field_, "wrong-format", found)
            gives = None if field_.pii else personal(value)
            if gives:
                return self.wrong(field_, "personal-data", "string", gives)
        return None

    def report(self):
        lost = [it for it in self.rejected if it["reason"] not in ("not-a-call", "other-vendor")]
        events = [self.event(event) for event in self.events.values()]
        unplanned = [
            {"call": call, "name": name, "seen": count.seen, **count.span(), "at": count.at}
            for (call, name), count in self.unplanned.items()
        ]
        unplanned.sort(key=lambda it: (-it["seen"], CALLS.index(it["call"]), it["name"].encode()))
        return {
            "ok": not unplanned and not lost and all(it["status"] == "right" for it in events),
            "messages": self.messages,
            "duplicates": self.duplicates,
            "calls": [{"call": call, "count": self.calls[call]} for call in CALLS if self.calls[call]],
            "events": events,
            "unplanned": unplanned,
            "rejected": self.rejected[:REJECTIONS],
            "rejected_count": len(self.rejected),
        }

    @staticmethod
    def event(event):
        count = event.count
        status = "not-seen" if not count.seen else "wrong" if count.wrong else "right"
        unplanned = [
            {
                "path": f"{field_.path}.{name}" if field_.path else name,
                "found": sorted(kinds, key=KINDS.index),
                **({"personal": sorted(gives, reverse=True)} if gives else {}),
                "count": number,
                "at": at,
            }
            for field_ in event.root.all()
            for name, (number, at, kinds, gives) in field_.unplanned.items()
        ]
        return {
            "name": event.name,
            "status": status,
            "seen": count.seen,
            "wrong": count.wrong,
            **count.span(),
            "sources": [
                {"library": name, "version": version, "platform": platform, "seen": seen, "wrong": wrong}
                for (name, version, platform), (seen, wrong) in count.sources.items()
            ],
            "properties": [
                Reference.property(it) for it in event.root.all() if it.path and (it.violations or not it.is_item)
            ],
            "unplanned": sorted(unplanned, key=lambda it: (-it["count"], it["path"].encode())),
        }

    @staticmethod
    def property(field_):
        order = sorted(
            field_.violations.items(),
            key=lambda it: (VIOLATIONS.index(it[0][0]), KINDS.index(it[0][1]), it[0][2] == "card"),
        )
        return {
            "path": field_.path,
            "type": field_.type,
            "required": field_.required,
            "present": field_.present,
            "violations": [
                {
                    "kind": what,
                    "found": None if what == "missing" else found,
                    **({"personal": gives} if gives else {}),
                    "count": number,
                    "at": at,
                }
                for (what, found, gives), (number, at) in order
            ],
        }


def comparable(report):
    """segue's report in the same form."""
    times = ["first", "last"]

    def clean(value, key=None):
        if isinstance(value, dict):
            drop = {"nearest", "message", "column", "file", "plan"}
            return {name: clean(it, name) for name, it in value.items() if name not in drop}
        if isinstance(value, list):
            return [clean(it) for it in value]
        return moment(value) if key in times and value else value

    return clean(report)


def report(plan, catalog, lines):
    """What is to be reported of lines, which are bytes without their ends."""
    reference = Reference(plan, catalog)
    for number, line in enumerate(lines, 1):
        reference.line(number, line)
    return reference.report()
