#!/usr/bin/env bash
# @segment/action-destinations 3.497.0: presets of eight cloud destinations name an action that their definition does
# not have (it is one of the browser's plugins), so reading `actions[preset.partnerAction].fields` throws.
# Seen: 8 such presets, among them those of Amplitude, Google Ads Conversions and Snap.
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
const { manifest } = require("@segment/action-destinations")
let count = 0
for (const { definition } of Object.values(manifest))
  for (const preset of definition.presets ?? []) if (!definition.actions[preset.partnerAction]) count += 1
console.log(count)
process.exit()
')
echo "$seen"
[[ $seen == 8 ]]
