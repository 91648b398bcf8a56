// One message through one mapping of the vendor's, as its own server would do it.
'use strict'

const { capture } = require('./stub.cjs')

// A list of what was wrong with the mapped fields, where the vendor says it field by field.
function complaints(error) {
  const all = error.name === 'AggregateAjvError' ? [...error] : [error]
  return all.map((it) => String(it.message))
}

const AUTH = { accessToken: 'token', refreshToken: 'token' }
const nothing = () => undefined
const STATS = { tags: [], statsClient: { incr: nothing, set: nothing, histogram: nothing, observe: nothing } }

async function send(destination, mapping, message, whole = mapping.whole) {
  const subscription = { partnerAction: mapping.action, subscribe: mapping.trigger ?? 'type != "none"', mapping: structuredClone(whole) }
  const { sent, error, result } = await capture(() =>
    destination.destination.onSubscription(subscription, structuredClone(message), structuredClone(destination.settings), { ...AUTH }, { statsContext: STATS })
  )
  if (error) return { refused: complaints(error), error, sent }
  if (result.length === 1 && result[0].output === 'not subscribed') return { missed: true, sent }
  return { sent, result }
}

module.exports = { send }
