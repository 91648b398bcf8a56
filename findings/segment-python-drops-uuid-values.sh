#!/usr/bin/env bash
# segment-analytics-python 2.4.0 leaves out a property whose value is a `uuid.UUID` or a `timedelta`, and sends the
# rest.
#
# Seen: the call returns as ever, the event arrives without the property; only a line in the log tells. A `Decimal`
# arrives as a number with a fraction, an `Enum` as its value, a set as a list: so a good guess is that a UUID
# arrives as text. Keys of orders and users are UUIDs in many Python services: `order_id` is then missing in each of
# their events.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check segment-analytics-python==2.4.0
seen=$(venv/bin/python - <<'PYTHON' 2>/dev/null
import datetime, decimal, enum, http.server, json, threading, uuid
import segment.analytics as analytics

class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        for call in body["batch"]:
            print(call["event"], json.dumps(call["properties"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass

class Plan(enum.Enum):
    TRIAL = "trial"

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
analytics.write_key, analytics.sync_mode = "any", True
analytics.host = f"http://127.0.0.1:{server.server_port}"
values = {
    "Decimal": decimal.Decimal("1.10"),
    "Enum": Plan.TRIAL,
    "set": {1},
    "UUID": uuid.UUID(int=5),
    "timedelta": datetime.timedelta(days=1),
}
for name, value in values.items():
    analytics.track("u", name, {"value": value, "total": 1})
PYTHON
)
wanted='Decimal {"value": 1.1, "total": 1}
Enum {"value": "trial", "total": 1}
set {"value": [1], "total": 1}
UUID {"total": 1}
timedelta {"total": 1}'
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
