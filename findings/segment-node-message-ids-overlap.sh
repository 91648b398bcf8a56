#!/usr/bin/env bash
# @segment/analytics-node 3.1.0: the UUIDs at the end of `messageId` look random and are not independent. Each is a
# window of 16 bytes that moves along one buffer of 256 random ones, by two bytes a call, so neighbours share 14
# bytes.
#
# Seen: the digits of an id without its first four are those of the next one without its last four, but for the two
# that hold version and variant; only where a new buffer begins does this stop. The ids differ, so counting each
# once works. What takes a part of an id for a random number of its own (sampling by its last digits, sharding by
# its first) does not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "dependencies": { "@segment/analytics-node": "3.1.0" } }' > package.json
npm install --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1
cat > ids.mjs <<'JS'
import { Analytics } from '@segment/analytics-node'
import { createServer } from 'node:http'

const ids = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => { body += part })
  request.on('end', () => { ids.push(...JSON.parse(body).batch.map((it) => it.messageId)); response.end('{}') })
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const host = `http://127.0.0.1:${server.address().port}`
const analytics = new Analytics({ writeKey: 'any', host, maxEventsInBatch: 100 })
for (let n = 0; n < 100; n += 1) analytics.track({ userId: 'u', event: 'Signed Up' })
await analytics.closeAndFlush()
server.close()

// The digits that hold version and variant are set apart in each id, so they cannot be compared.
const digits = (id) => [...id.split('-').slice(3).join('')].map((it, n) => (n === 12 || n === 16 ? '.' : it))
const equal = (a, b) => a.every((it, n) => it === '.' || b[n] === '.' || it === b[n])
const shift = 4
const follows = ids.slice(1).filter((id, n) => equal(digits(ids[n]).slice(shift), digits(id).slice(0, -shift)))
console.log('ids', ids.length, 'different', new Set(ids).size, 'overlapping with the one before', follows.length > 90 ? 'over 90' : follows.length)
JS
seen=$(node --no-warnings ids.mjs)
wanted='ids 100 different 100 overlapping with the one before over 90'
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
