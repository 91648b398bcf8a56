// The vendor's definitions with what each account chooses filled in.
'use strict'

require('./stub.cjs')
const { manifest } = require('@segment/action-destinations')
const { Destination } = require('@segment/actions-core')

// Built in public and for everybody: neither the vendor's own trials nor places to test in.
const LEFT_OUT = /sandbox|\bdev only\b|^noop$/i

// What a setting or a required field gets that has no default: a choice, or something of its kind by its name.
function chosen(name, field) {
  const [choice] = Array.isArray(field.choices) ? field.choices : []
  if (choice !== undefined) return typeof choice === 'object' ? choice.value : choice
  if (field.format === 'uuid') return '123e4567-e89b-42d3-a456-426614174000'
  if (field.format === 'email' || /email/i.test(name)) return 'account@example.com'
  if (/brokers/i.test(name)) return 'broker.example.com:9092'
  if (field.format === 'uri' || /url|uri|host|endpoint|webhook/i.test(name)) return 'https://account.example.com'
  switch (field.type) {
    case 'boolean':
      return true
    case 'number':
    case 'integer':
      return 1
    case 'object':
      return {}
    case 'datetime':
      return '2026-11-23T21:03:00.000Z'
    default:
      return /phone/i.test(name) ? '+15555550100' : /id|number/i.test(name) ? '1234567890' : 'chosen'
  }
}

function settings(definition) {
  const fields = definition.authentication?.fields ?? {}
  const filled = {}
  for (const [name, field] of Object.entries(fields)) {
    filled[name] = field.default ?? chosen(name, field)
  }
  return { ...filled, oauth: { access_token: 'token', refresh_token: 'token' } }
}

// What a mapping is made of where a definition brings no presets.
function defaults(fields) {
  const mapping = {}
  for (const [name, field] of Object.entries(fields ?? {})) {
    if (field.default !== undefined) mapping[name] = field.default
  }
  return mapping
}

function mappings(definition) {
  const presets = (definition.presets ?? []).map((it) => ({
    name: it.name,
    action: it.partnerAction,
    trigger: it.type === 'specificEvent' ? undefined : it.subscribe,
    mapping: it.mapping
  }))
  if (presets.length > 0) return presets
  return Object.entries(definition.actions)
    .filter(([, action]) => action.defaultSubscription)
    .map(([action, it]) => ({ name: it.title, action, trigger: it.defaultSubscription, mapping: defaults(it.fields) }))
}

// A mapping as an account has it that changed nothing, but chose what has no default.
function filled(mapping, action) {
  const whole = { ...mapping }
  const account = []
  for (const [name, field] of Object.entries(action.fields ?? {})) {
    if (field.required === true && whole[name] === undefined) {
      whole[name] = field.multiple ? [chosen(name, field)] : chosen(name, field)
      account.push(name)
    }
  }
  const sync = action.syncMode
  if (sync && whole.__segment_internal_sync_mode === undefined) {
    whole.__segment_internal_sync_mode = sync.default ?? sync.choices[0].value
  }
  return { whole, account }
}

function destinations() {
  return Object.entries(manifest)
    .filter(([, { definition }]) => definition.mode === 'cloud' && !LEFT_OUT.test(definition.name))
    .map(([id, { definition }]) => ({
      id,
      name: definition.name,
      slug: definition.slug,
      definition,
      settings: settings(definition),
      destination: new Destination(definition),
      mappings: mappings(definition)
        .filter((it) => definition.actions[it.action] !== undefined)
        .map((it) => {
          const action = definition.actions[it.action]
          return { ...it, definition: action, ...filled(it.mapping, action) }
        })
    }))
}

module.exports = { destinations, chosen }
