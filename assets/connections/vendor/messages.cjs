// Messages as the SDKs of a browser, a phone and a server send them.
'use strict'

const { parseFql, validate } = require('@segment/destination-subscriptions')
const contexts = require('./contexts.json')

const CALLS = ['track', 'page', 'screen', 'identify', 'group', 'alias']
const TIME = '2026-11-23T21:03:00.000Z'

const PRODUCT = {
  product_id: 'sku_1', sku: 'sku-1', id: 'sku_1', name: 'Scarf', brand: 'Acme', category: 'Apparel', variant: 'red', price: 27.5, quantity: 2,
  coupon: 'SPRING', position: 1, url: 'https://acme.example.com/scarf', image_url: 'https://acme.example.com/scarf.jpg', currency: 'EUR',
  product_name: 'Scarf', product_category: 'Apparel', product_group_id: 'g1', discount: 1.5, value: 27.5, image: 'https://acme.example.com/scarf.jpg'
}

const PROPERTIES = {
  ...PRODUCT,
  order_id: 'ord_10042', checkout_id: 'chk_7781', cart_id: 'crt_1', revenue: 54.25, total: 64.75, subtotal: 58.5, value: 61.25, shipping: 5.25,
  tax: 5.5, discount: 2.75, affiliation: 'Web Store', num_items: 3, products: [PRODUCT, { ...PRODUCT, product_id: 'sku_2', id: 'sku_2' }],
  query: 'scarf', search_string: 'scarf', list_id: 'list_1', wishlist_id: 'wish_1', payment_method: 'card', title: 'Scarf', path: '/scarf',
  referrer: 'https://search.example.com/', search: '?utm_source=x', keywords: ['scarf'], email: 'ada@example.com', phone: '+15555550123'
}

const TRAITS = {
  email: 'ada@example.com', phone: '+15555550123', first_name: 'Ada', last_name: 'Byron', firstName: 'Ada', lastName: 'Byron', name: 'Ada Byron',
  gender: 'female', birthday: '1990-12-10', age: 36, created_at: TIME, createdAt: TIME, title: 'Countess', username: 'ada', website: 'https://acme.example.com',
  description: 'text', avatar: 'https://acme.example.com/ada.png', plan: 'gold', industry: 'retail', employees: 12, id: 'usr_1', company: 'Acme',
  address: { street: '1 Main St', city: 'Springfield', state: 'IL', postalCode: '62701', postal_code: '62701', zip: '62701', country: 'US' },
  city: 'Springfield', state: 'IL', country: 'US', zip: '62701', postal_code: '62701', street: '1 Main St'
}

// Something for a path that no list above knows: what its field takes, else what its name says.
function invented(name, field = {}) {
  if (Array.isArray(field.choices) && field.choices.length > 0) return field.choices[0].value ?? field.choices[0]
  const one = single(name, field)
  return field.multiple && !/^(properties|traits)$/.test(name) ? [one] : one
}

function single(name, { type, format, properties }) {
  if (format === 'uuid') return '123e4567-e89b-42d3-a456-426614174000'
  if (format === 'date') return '1990-12-10'
  if (format === 'ipv4') return '203.0.113.7'
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return 7
  if (type === 'datetime') return TIME
  if (type === 'object') return filledObject(properties)
  if (/email/i.test(name)) return 'ada@example.com'
  if (/phone|mobile|msisdn/i.test(name)) return '+15555550123'
  if (/url|uri|link|image|picture/i.test(name)) return 'https://acme.example.com/x'
  if (/(_at|At|date|time|timestamp|birthday|_on)$/.test(name)) return TIME
  if (/price|amount|value|quantity|count|number|score|position|duration|latitude|longitude|probability|ltv/i.test(name)) return 7
  if (/country/i.test(name)) return 'US'
  if (/currency/i.test(name)) return 'EUR'
  if (/products|items|contents/i.test(name)) return [PRODUCT]
  return `a_${name}`
}

function filledObject(properties) {
  const entries = Object.entries(properties ?? {}).filter(([, field]) => field.required === true)
  return entries.length === 0 ? { a: 'b' } : Object.fromEntries(entries.map(([name, field]) => [name, PRODUCT[name] ?? invented(name, field)]))
}

function paths(expression, found = []) {
  if (Array.isArray(expression)) expression.forEach((it) => paths(it, found))
  else if (expression && typeof expression === 'object') {
    for (const [key, value] of Object.entries(expression)) {
      if (key === '@path' && typeof value === 'string') found.push(value)
      else if (key === '@template' && typeof value === 'string') {
        for (const [, path] of value.matchAll(/\{\{\{?\s*([^}]+?)\s*\}?\}\}/g)) found.push(path)
      } else if (key === '@arrayPath') {
        if (typeof value[0] === 'string') found.push(value[0])
        else paths(value[0], found)
      } else paths(value, found)
    }
  }
  return found
}

function fill(message, path, field) {
  const parts = path.replace('$.', '').split('.').filter(Boolean)
  let at = message
  while (parts.length > 1) {
    const part = parts.shift()
    if (at[part] === undefined) at[part] = {}
    at = at[part]
    if (at === null || typeof at !== 'object' || Array.isArray(at)) return
  }
  const [last] = parts
  if (at[last] === undefined) at[last] = invented(last, field)
}

// A call that the trigger lets through, and its name.
function triggered(trigger) {
  if (!trigger) return { type: 'track', event: 'Audience Entered' }
  const parsed = parseFql(trigger)
  const named = [...trigger.matchAll(/(?:event|name)\s*=\s*"([^"]*)"/g)].map(([, it]) => it)
  for (const name of [...named, 'Something Done', 'Home']) {
    for (const type of CALLS) {
      const call = type === 'track' ? { type, event: name } : { type, name, properties: { name } }
      if (validate(parsed, call)) return call
    }
  }
  return undefined
}

// Everything that a mapping may read, for a call that triggers it.
function full(trigger, mapping, fields, mode = 'web') {
  const call = triggered(trigger)
  if (!call) return undefined
  const message = envelope(call, mode)
  const isUser = call.type === 'identify' || call.type === 'group'
  const own = structuredClone({ ...PROPERTIES, ...(call.properties ?? {}) })
  if (isUser) message.traits = structuredClone(TRAITS)
  else message.properties = own
  message.context.traits = structuredClone(TRAITS)
  message.context.groupId = 'grp_1'
  if (call.type === 'group') message.groupId = 'grp_1'
  for (const [name, expression] of Object.entries(mapping)) fillFor(message, expression, fields[name])
  return message
}

// Whatever a field reads; for an object, each of its parts for itself.
function fillFor(message, expression, field) {
  if (expression && typeof expression === 'object' && !Array.isArray(expression) && !Object.keys(expression)[0]?.startsWith('@')) {
    for (const [name, part] of Object.entries(expression)) fillFor(message, part, field?.properties?.[name] ?? { type: 'string' })
    return
  }
  for (const path of paths(expression)) fill(message, path, field)
}

function envelope(call, mode) {
  return {
    ...call,
    messageId: '00000000-0000-4000-8000-000000000001',
    anonymousId: '00000000-0000-4000-8000-000000000002',
    userId: 'usr_1',
    timestamp: TIME,
    sentAt: TIME,
    receivedAt: TIME,
    originalTimestamp: TIME,
    integrations: {},
    context: structuredClone(contexts[mode])
  }
}

module.exports = { full, envelope, paths, triggered, PRODUCT }
