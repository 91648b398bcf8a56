// Mapping directives in the small language that assets/connections/README.md describes.
'use strict'

const PLAIN = /^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/
const WORDS = new Set(['true', 'false', 'null', 'if', 'exists', 'filled', 'then', 'else'])

function path(text) {
  const plain = text.replace('$.', '')
  return PLAIN.test(plain) && !WORDS.has(plain) ? plain : `path(${JSON.stringify(plain)})`
}

function key(text) {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(text) ? text : JSON.stringify(text)
}

function choice({ exists, blank, then, else: otherwise }) {
  const condition = exists ?? blank
  const last = otherwise ? expression(otherwise) : undefined
  if (exists !== undefined && JSON.stringify(exists) === JSON.stringify(then) && last !== undefined) {
    return `${expression(exists)} ?? ${last}`
  }
  const test = `${exists === undefined ? 'filled' : 'exists'}(${expression(condition)})`
  return `if ${test} then ${then === undefined ? 'null' : expression(then)}${last === undefined ? '' : ` else ${last}`}`
}

function each([root, shape]) {
  const from = typeof root === 'string' ? path(root) : expression(root)
  return shape && Object.keys(shape).length > 0 ? `each(${from}, ${expression(shape)})` : from
}

function merge({ objects, direction }) {
  const ordered = direction === 'left' ? [...objects].reverse() : objects
  return `merge(${ordered.map(expression).join(', ')})`
}

function directive(name, value) {
  switch (name) {
    case '@path':
      return path(value)
    case '@if':
      return choice(value)
    case '@template':
      return `template(${JSON.stringify(value)})`
    case '@arrayPath':
      return each(value)
    case '@merge':
      return merge(value)
    case '@liquid':
      return `liquid(${JSON.stringify(value)})`
    case '@literal':
      return expression(value)
    default:
      throw new Error(`no words for the directive ${name}`)
  }
}

function expression(value) {
  if (Array.isArray(value)) return `[${value.map(expression).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const [first] = Object.keys(value)
  if (first?.startsWith('@')) return directive(first, value[first])
  const entries = Object.entries(value).filter(([, it]) => it !== undefined)
  return entries.length === 0 ? '{}' : `{ ${entries.map(([name, it]) => `${key(name)}: ${expression(it)}`).join(', ')} }`
}

module.exports = { expression }
