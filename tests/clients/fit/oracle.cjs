// Runs the vendor's code over the messages that a plan leads to and says what became of each:
// oracle.cjs EVENTS FACTS  (files of JSON), answers on standard output.
'use strict'

const fs = require('node:fs')
const path = require('node:path')

const vendor = path.join(__dirname, '../../../assets/connections/vendor')
const { destinations } = require(path.join(vendor, 'definitions.cjs'))
const { envelope } = require(path.join(vendor, 'messages.cjs'))
const { send } = require(path.join(vendor, 'send.cjs'))
const { wire } = require(path.join(vendor, 'wire.cjs'))

const { parseFql, validate } = require('@segment/destination-subscriptions')

const [eventsFile, factsFile] = process.argv.slice(2)
const events = JSON.parse(fs.readFileSync(eventsFile))
const facts = JSON.parse(fs.readFileSync(factsFile))

function message({ event, call, properties }, mode) {
  const isTrack = call === 'track'
  const whole = envelope({ type: call, ...(isTrack ? { event } : { name: event }), properties }, mode)
  if (mode === 'server') delete whole.anonymousId
  return whole
}

function isSomething(value) {
  return value !== undefined && value !== null && value !== ''
}

// Which of amount, currency, items and identity stand in what was sent.
function parts(carries, sent) {
  const at = wire(sent)
  const found = {}
  for (const { part, request } of carries) {
    const arrives = [...at].some(([key, values]) => request.some((it) => key === it || key.startsWith(`${it}.`)) && values.some(isSomething))
    found[part] = found[part] || arrives
  }
  return found
}

// What becomes of a message in a mapping: nothing where its trigger passes it by.
async function answer(destination, mapping, trigger, message, known) {
  if (!trigger || !validate(trigger, message)) return { outcome: 'missed' }
  // What asks the vendor's server first, or the account, is not waited for.
  if (known.unproven) return { outcome: 'unproven' }
  const { missed, refused, sent } = await send(destination, mapping, message)
  if (missed) return { outcome: 'missed' }
  if (refused || sent.length === 0) return { outcome: 'refused', why: refused ?? [] }
  return { outcome: 'sent', parts: parts(known.carries, sent) }
}

async function main() {
  const answers = []
  const messages = events.flatMap((event) => event.modes.map((mode) => ({ event, mode, message: message(event, mode) })))
  for (const destination of destinations()) {
    for (const [index, mapping] of destination.mappings.entries()) {
      const known = facts[destination.id].mappings[index]
      const trigger = mapping.trigger && parseFql(mapping.trigger)
      for (const { event, mode, message } of messages) {
        const said = await answer(destination, mapping, trigger, message, known)
        if (said.outcome !== 'missed') answers.push({ id: destination.id, mapping: index, event: event.event, case: event.case, mode, ...said })
      }
    }
  }
  process.stdout.write(JSON.stringify({ pairs: messages.length, answers }), () => process.exit(0))
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
