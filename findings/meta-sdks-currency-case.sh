#!/usr/bin/env bash
# Meta's server SDKs disagree on a currency's case: Python (facebook_business 26.0.3) sends `usd`, Node
# (facebook-nodejs-business-sdk 24.0.1) sends `USD`, whichever of the two it was given.
#
# What a test on the wire expects of a purchase therefore depends on the language of the service that sends it; an
# `enum` of ISO 4217's codes in a schema takes the one and refuses the other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check facebook_business==26.0.3
echo '{ "private": true, "dependencies": { "facebook-nodejs-business-sdk": "24.0.1" } }' > package.json
npm install --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1
seen=$(
  venv/bin/python - <<'PYTHON'
from facebook_business.adobjects.serverside.custom_data import CustomData
print("python", [CustomData(currency=it).normalize()["currency"] for it in ["USD", "usd"]])
PYTHON
  node --no-warnings -e '
const { CustomData } = require("facebook-nodejs-business-sdk")
console.log("node", ["USD", "usd"].map((it) => new CustomData().setCurrency(it).normalize().currency))'
)
wanted="python ['usd', 'usd']
node [ 'USD', 'USD' ]"
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
