#!/usr/bin/env bash
# The same person gets another hash from Segment's Facebook Conversions API than from Meta's own SDK.
#
# @segment/action-destinations 3.497.0 and facebook-nodejs-business-sdk 24.0.1 both normalize before they hash, each
# in its own way. A name, an e-mail address or a country code come out equal; a city with a point, a state by its
# full name, a ZIP+4 code and a telephone number that begins with 0 or 00 do not, and an external id is hashed by
# one and sent as it is by the other. A team that moves from the one to the other, or sends through both, matches
# fewer people, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{ "private": true,
  "dependencies": { "@segment/action-destinations": "3.497.0", "xml-js": "1.6.11", "facebook-nodejs-business-sdk": "24.0.1" },
  "overrides": { "@aws-sdk/client-kinesis": "^3.0.0", "fast-uri": "3.1.0" } }
JSON
npm install --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1
cat > compare.cjs <<'JS'
const { manifest } = require('@segment/action-destinations')
const { UserData } = require('facebook-nodejs-business-sdk')
const all = Object.values(manifest).map((entry) => entry.definition)
const { actions } = all.find((it) => it.name === 'Facebook Conversions API (Actions)')

const cases = [
  ['email', 'em', 'setEmails', ' Jane@Example.com '],
  ['firstName', 'fn', 'setFirstNames', 'José '],
  ['country', 'country', 'setCountries', 'CH'],
  ['city', 'ct', 'setCities', 'New York'],
  ['city', 'ct', 'setCities', 'St. Gallen'],
  ['state', 'st', 'setStates', 'California'],
  ['zip', 'zp', 'setZips', '12345-6789'],
  ['phone', 'ph', 'setPhones', '0041 79 123 45 67'],
  ['externalId', 'external_id', 'setExternalIds', 'A1'],
]

async function bySegment(field, key, value) {
  let sent
  const request = async (_url, options) => { sent = options.json; return { data: {} } }
  const user_data = { email: 'jane@example.com', [field]: value }
  const event = { event_name: 'E', event_time: '2026-01-05T10:00:00Z', action_source: 'website', event_source_url: 'https://shop.example/' }
  await actions.custom.perform(request, { settings: { pixelId: '1' }, features: {}, payload: { ...event, user_data, custom_data: {} } })
  return [sent.data[0].user_data[key]].flat()[0]
}

async function main() {
  for (const [field, key, setter, value] of cases) {
    const meta = [new UserData()[setter]([value]).normalize()[key]].flat()[0]
    const segment = await bySegment(field, key, value)
    console.log(segment === meta ? 'equal ' : 'differ', field, value.trim(), `| ${segment.slice(0, 8)} ${meta.slice(0, 8)}`)
  }
  process.exit()
}
main()
JS
seen=$(node --no-warnings compare.cjs)
wanted='equal  email Jane@Example.com | 8c87b489 8c87b489
equal  firstName José | d994e1d0 d994e1d0
equal  country CH | 34367776 34367776
equal  city New York | 350c754b 350c754b
differ city St. Gallen | 55dc2901 16a16b96
differ state California | 69590970 7e8eea5c
differ zip 12345-6789 | 09d6f6e0 5994471a
differ phone 0041 79 123 45 67 | 1878c299 641b2674
differ externalId A1 | f55ff16f A1'
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
