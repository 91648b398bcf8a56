// Writes the facts of the vendor's destinations into a folder, one file each: main.cjs FOLDER [PART OF]
// With `1/2` only every second destination, so that each core has its own.
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { destinations } = require('./definitions.cjs')
const { Probe } = require('./probe.cjs')
const { toml, facts } = require('./write.cjs')

const [folder, share = '1/1'] = process.argv.slice(2)
const [part, of] = share.split('/').map(Number)
const { version } = require('@segment/action-destinations/package.json')

async function probe(destination) {
  for (const mapping of destination.mappings) {
    if (mapping.trigger) mapping.facts = facts(await new Probe(destination, mapping).facts())
  }
}

async function main() {
  for (const [index, destination] of destinations().entries()) {
    if (index % of !== part - 1) continue
    await probe(destination)
    fs.writeFileSync(path.join(folder, `${destination.slug}.toml`), toml(destination, version))
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  }
)
