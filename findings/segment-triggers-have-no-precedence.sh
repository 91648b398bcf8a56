#!/usr/bin/env bash
# @segment/destination-subscriptions (as @segment/action-destinations 3.497.0 brings it): of `and` and `or` on one
# level of a trigger, the last one holds for all of it. A good guess is that `and` binds tighter.
# Seen: `type = "page" and event = "A" or event = "B"` takes a page call of any name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{ "private": true,
  "dependencies": { "@segment/action-destinations": "3.497.0", "xml-js": "1.6.11" },
  "overrides": { "@aws-sdk/client-kinesis": "^3.0.0", "fast-uri": "3.1.0" } }
JSON
npm install --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1
seen=$(node --no-warnings -e '
const { parseFql, validate } = require("@segment/destination-subscriptions")
const takes = (trigger, call) => validate(parseFql(trigger), call)
const call = { type: "page", event: "Neither" }
console.log(takes(`type = "page" and event = "A" or event = "B"`, call), takes(`event = "A" or type = "page" and event = "B"`, call))
')
echo "$seen"
[[ $seen == "true false" ]]
