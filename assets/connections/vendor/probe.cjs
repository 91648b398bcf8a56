// What each part of a mapped message is for, learned by running the vendor's code without it.
'use strict'

require('./stub.cjs')
const { transform } = require('@segment/actions-core')
const { full, paths } = require('./messages.cjs')
const { send } = require('./send.cjs')
const { wire, differing } = require('./wire.cjs')

const MONEY = new Set([54.25, 64.75, 58.5, 61.25, 27.5])
const IDENTITY = /^\$?\.?(userId|anonymousId|context\.device\.(id|advertisingId|token)|context\.ip|(context\.)?traits\.(email|phone|id|userId)|properties\.(email|phone|user_?id))$/i

function isDirective(expression) {
  return Object.keys(expression)[0]?.startsWith('@')
}

// The places of a mapping that are filled from the message, one level of objects deep.
function leaves(mapping) {
  const found = []
  for (const [name, expression] of Object.entries(mapping)) {
    if (!expression || typeof expression !== 'object' || name.startsWith('__')) continue
    const isPlainObject = !Array.isArray(expression) && !isDirective(expression)
    if (!isPlainObject) found.push({ path: [name], expression })
    else for (const [inner, part] of Object.entries(expression)) found.push({ path: [name, inner], expression: part })
  }
  return found.filter(({ expression }) => paths(expression).length > 0 || JSON.stringify(expression).includes('@liquid'))
}

function at(payload, path) {
  return path.reduce((value, key) => value?.[key], payload)
}

function changed(payload, path, value) {
  const copy = structuredClone(payload)
  const last = path[path.length - 1]
  const parent = at(copy, path.slice(0, -1))
  if (parent === undefined) return copy
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return copy
}

function other(value) {
  if (typeof value === 'number') return value + 1000
  if (value === 'EUR') return 'GBP'
  if (typeof value === 'boolean') return !value
  if (value === 'ada@example.com') return 'grace@example.com'
  if (Array.isArray(value) && value.length > 1) return value.slice(0, 1)
  return undefined
}

class Probe {
  constructor(destination, mapping) {
    this.destination = destination
    this.mapping = mapping
    this.message = full(mapping.trigger, mapping.whole, mapping.definition.fields ?? {})
    this.payload = transform(structuredClone(mapping.whole), this.message)
    this.leaves = leaves(mapping.whole).filter(({ path }) => at(this.payload, path) !== undefined)
  }

  async run(payload) {
    const { refused, sent } = await send(this.destination, this.mapping, this.message, payload)
    return { refused: refused !== undefined || sent.length === 0, wire: wire(sent), why: refused }
  }

  without(gone) {
    return gone.reduce((payload, { path }) => changed(payload, path, undefined), this.payload)
  }

  async fails(kept) {
    return (await this.run(this.without(this.leaves.filter((it) => !kept.includes(it))))).refused
  }

  // The sets of which at least one member must be there, each as small as it can be.
  async needs() {
    const clauses = []
    for (let round = 0; round < 10; round++) {
      const kept = await this.failing(clauses)
      if (!kept) break
      for (const leaf of this.leaves) {
        if (!kept.includes(leaf) && (await this.fails([...kept, leaf]))) kept.push(leaf)
      }
      const clause = this.leaves.filter((it) => !kept.includes(it))
      if (clause.length === 0) break
      clauses.push(clause)
    }
    return clauses
  }

  // A choice of one member of each known set that is still refused.
  async failing(clauses) {
    const first = clauses.map(([it]) => it)
    if (await this.fails(first)) return first
    for (const [index, clause] of clauses.entries()) {
      for (const member of clause.slice(1, 6)) {
        const kept = first.map((it, at) => (at === index ? member : it))
        if (await this.fails(kept)) return kept
      }
    }
    return undefined
  }

  // Where a place is seen in the request.
  async becomes(base, { path }) {
    const value = at(this.payload, path)
    const variants = [undefined, other(value)].filter((it, index) => index === 0 || it !== undefined)
    const seen = new Set()
    for (const variant of variants) {
      const { refused, wire: after } = await this.run(changed(this.payload, path, variant))
      if (!refused) differing(base, after).forEach((it) => seen.add(it))
    }
    return [...seen]
  }

  part({ path, expression }) {
    const value = at(this.payload, path)
    if (value === 'EUR') return 'currency'
    if (MONEY.has(value) || MONEY.has(Number(value))) return 'amount'
    if (Array.isArray(value) && JSON.stringify(value).includes('sku_1')) return 'items'
    if (paths(expression).some((it) => IDENTITY.test(it))) return 'identity'
    return undefined
  }

  // What becomes of values that look right and are not.
  async values(base, leaf, part, becomes) {
    const tries = {
      currency: { 'lower-case': 'eur', 'not-a-code': 'euros' },
      amount: { zero: 0, negative: -5, ...(typeof at(this.payload, leaf.path) === 'string' ? { text: '$12.50' } : {}) },
      items: { empty: [] }
    }[part]
    const outcomes = {}
    for (const [kind, value] of Object.entries(tries ?? {})) {
      const { refused, wire: after } = await this.run(changed(this.payload, leaf.path, value))
      const left = becomes.flatMap((path) => after.get(path) ?? [])
      const outcome = refused ? 'refused' : left.length === 0 ? 'dropped' : kind === 'lower-case' && left.includes('EUR') ? 'raised' : undefined
      if (outcome) outcomes[kind] = outcome
    }
    if (part === 'items') Object.assign(outcomes, await this.itemKeys(base, leaf, becomes))
    return outcomes
  }

  async itemKeys(base, leaf, becomes) {
    const outcomes = {}
    const items = at(this.payload, leaf.path)
    for (const key of Object.keys(items[0] ?? {})) {
      if (typeof items[0] !== 'object') break
      const bare = items.map(({ [key]: _, ...rest }) => rest)
      const { refused, wire: after } = await this.run(changed(this.payload, leaf.path, bare))
      const before = becomes.flatMap((path) => base.get(path) ?? []).length
      const left = becomes.flatMap((path) => after.get(path) ?? []).length
      if (refused) outcomes[`without ${key}`] = 'refused'
      else if (before > 0 && left === 0) outcomes[`without ${key}`] = 'dropped'
    }
    return outcomes
  }

  async facts() {
    const base = await this.run(this.payload)
    if (base.refused) return { unproven: base.why ?? ['nothing sent'] }
    const facts = { needs: [], unsent: [], parts: {}, values: {} }
    facts.needs = (await this.needs()).map((clause) => clause.map(({ path }) => path.join('.')))
    for (const leaf of this.leaves) {
      const name = leaf.path.join('.')
      const becomes = await this.becomes(base.wire, leaf)
      const isNeeded = facts.needs.some((it) => it.length === 1 && it[0] === name)
      if (becomes.length === 0 && !isNeeded) facts.unsent.push(name)
      const part = this.part(leaf)
      if (!part || becomes.length === 0) continue
      ;(facts.parts[part] ??= []).push({ field: name, becomes })
      const values = await this.values(base.wire, leaf, part, becomes)
      if (Object.keys(values).length > 0) facts.values[name] = values
    }
    return facts
  }
}

module.exports = { Probe, leaves }
