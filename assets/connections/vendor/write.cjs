// The facts of one destination as TOML that people read in a diff: one line a field, one table an action.
'use strict'

const { expression } = require('./expression.cjs')
const { paths } = require('./messages.cjs')

const PARTS = ['amount', 'currency', 'items', 'identity']

function text(value) {
  return value.includes('"') && !value.includes("'") && !/[\u0000-\u001f]/.test(value) ? `'${value}'` : JSON.stringify(value)
}

function key(name) {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : JSON.stringify(name)
}

function value(it) {
  if (Array.isArray(it)) return it.length === 0 ? '[]' : `[${it.map(value).join(', ')}]`
  if (it && typeof it === 'object') {
    const entries = Object.entries(it)
    return entries.length === 0 ? '{}' : `{ ${entries.map(([name, inner]) => `${key(name)} = ${value(inner)}`).join(', ')} }`
  }
  return typeof it === 'string' ? text(it) : String(it)
}

function isConstant(given) {
  return paths(given).length === 0 && !JSON.stringify(given ?? null).includes('@liquid')
}

// When a field is demanded: always, or where another field has a value or has none.
function demand(required) {
  if (required === true) return { demanded: true }
  if (!required || typeof required !== 'object') return {}
  const conditions = required.conditions.map(({ fieldKey, operator, value: wanted }) => ({
    field: fieldKey,
    is: operator === 'is',
    ...(wanted === undefined ? {} : { value: wanted })
  }))
  return { demanded_when: { match: required.match ?? 'all', conditions } }
}

function typed(field) {
  const it = { type: `${field.type}${field.multiple ? '[]' : ''}` }
  if (field.format) it.format = field.format
  if (field.type === 'password' || field.type === 'text') it.type = it.type.replace(field.type, 'string')
  if (Array.isArray(field.choices)) it.choices = field.choices.map((choice) => (typeof choice === 'object' ? choice.value : choice))
  if (field.minimum) it.minimum = field.minimum
  if (field.maximum) it.maximum = field.maximum
  if (field.allowNull) it.null = true
  if (field.additionalProperties) it.open = true
  return it
}

// A type says it all of most parts.
function brief(line) {
  return Object.keys(line).length === 1 ? line.type : line
}

// The fields of an action that its mappings fill or that it demands, one a line.
function fields(action, mappings) {
  const conditions = JSON.stringify(Object.values(action.fields ?? {}).map((it) => [it.required, it.properties]))
  const lines = {}
  for (const [name, field] of Object.entries(action.fields ?? {})) {
    const given = mappings.map((it) => it.whole[name]).filter((it) => it !== undefined)
    const isAccount = mappings.some((it) => it.account.includes(name))
    const from = field.default ?? given[0]
    const isAsked = conditions.includes(`"fieldKey":${JSON.stringify(name)}`)
    if (!isAccount && from === undefined && !field.required) continue
    if (!isAccount && !isAsked && given.every(isConstant) && isConstant(from) && !(field.required && typeof from === 'string')) continue
    lines[name] = { ...typed(field), ...demand(field.required), ...(isAccount ? { account: true } : from === undefined ? {} : { from: expression(from) }) }
    const parts = Object.entries(field.properties ?? {}).map(([inner, part]) => [inner, brief({ ...typed(part), ...demand(part.required) })])
    if (parts.length > 0) lines[name].parts = Object.fromEntries(parts)
  }
  return lines
}

// The longest beginning that all places share, in whole steps.
function shared(places) {
  if (places.length < 2) return places
  const steps = places.map((it) => it.split('.'))
  const common = steps[0].slice(0, -1).filter((step, index) => steps.every((it) => it[index] === step))
  return common.length === 0 ? places.slice(0, 3) : [common.join('.')]
}

function facts(found) {
  if (found.unproven) return { unproven: true }
  const table = { needs: found.needs, unsent: found.unsent }
  for (const part of PARTS) {
    const entries = (found.parts[part] ?? []).map(({ field, becomes }) => [field, shared(becomes)])
    table[part] = Object.fromEntries(entries)
  }
  return { ...table, values: found.values }
}

function isEmpty(it) {
  return Array.isArray(it) ? it.length === 0 : it !== null && typeof it === 'object' && Object.keys(it).length === 0
}

// What most mappings of an action have in common.
function usual(tables) {
  const table = {}
  for (const name of ['unproven', 'needs', 'unsent', ...PARTS, 'values']) {
    const all = tables.map((it) => value(it[name] ?? (name === 'unproven' ? false : {})))
    const count = (it) => all.filter((other) => other === it).length
    const best = [...new Set(all)].sort((a, b) => count(b) - count(a))[0]
    table[name] = tables[all.indexOf(best)]?.[name]
  }
  return table
}

function lines(table) {
  return Object.entries(table)
    .filter(([, it]) => it !== undefined && !isEmpty(it))
    .map(([name, it]) => `${key(name)} = ${value(it)}`)
}

function action(name, mappings, common) {
  const table = fields(mappings[0].definition, mappings)
  const own = lines(common)
  const head = own.length > 0 ? [`[action.${key(name)}]`, ...own, ''] : []
  return [...head, `[action.${key(name)}.field]`, ...lines(table), '']
}

function overrides(mapping, action) {
  const from = {}
  const known = fields(action, mapping.siblings)
  for (const [name, line] of Object.entries(known)) {
    if (line.account) continue
    const given = mapping.whole[name]
    const said = given === undefined ? 'nothing' : expression(given)
    if (said !== (line.from ?? 'nothing')) from[name] = said
  }
  return from
}

function mapping(it, common) {
  const head = { name: it.name, action: it.action, ...(it.trigger ? { trigger: it.trigger.replace(/\s+/g, ' ').trim() } : {}) }
  const own = {}
  for (const [name, fact] of Object.entries(it.facts ?? {})) {
    if (value(fact) !== value(common[name] ?? (isEmpty(fact) ? fact : null))) own[name] = fact
  }
  if (it.facts && !it.facts.unproven && common.unproven) own.unproven = false
  const table = Object.entries({ ...head, ...own }).map(([name, fact]) => `${key(name)} = ${value(fact)}`)
  const from = Object.entries(overrides(it, it.definition)).map(([name, said]) => `from.${key(name)} = ${text(said)}`)
  return ['[[mapping]]', ...table, ...from, '']
}

function toml(destination, version) {
  const out = [`# Made by assets/connections/refresh from @segment/action-destinations ${version}.`]
  out.push(`id = ${text(destination.id)}`, `name = ${text(destination.name)}`, '')
  const names = [...new Set(destination.mappings.map((it) => it.action))]
  const common = {}
  for (const name of names) {
    const mappings = destination.mappings.filter((it) => it.action === name)
    common[name] = usual(mappings.filter((it) => it.facts).map((it) => it.facts))
    mappings.forEach((it) => (it.siblings = mappings))
    out.push(...action(name, mappings, common[name]))
  }
  for (const it of destination.mappings) out.push(...mapping(it, common[it.action]))
  return out.join('\n')
}

module.exports = { toml, facts }
