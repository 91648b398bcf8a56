// What a request says, path by path, whatever form it has.
'use strict'

function parsed(text) {
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  }
  return undefined
}

function flatten(value, path, into) {
  const inner = typeof value === 'string' ? parsed(value) : undefined
  if (inner !== undefined) return flatten(inner, path, into)
  if (Array.isArray(value)) return value.forEach((it) => flatten(it, `${path}[]`, into))
  if (value && typeof value === 'object') {
    return Object.entries(value).forEach(([key, it]) => flatten(it, path ? `${path}.${key}` : key, into))
  }
  if (!into.has(path)) into.set(path, [])
  into.get(path).push(value)
}

function form(text, path, into) {
  for (const [key, value] of new URLSearchParams(text)) flatten(value, path ? `${path}.${key}` : key, into)
}

// Every value that is sent, under the path at which it is.
function wire(sent) {
  const into = new Map()
  for (const { url, body } of sent) {
    const query = url.indexOf('?')
    flatten(query < 0 ? url : url.slice(0, query), '(address)', into)
    if (query >= 0) form(url.slice(query + 1), '?', into)
    if (!body) continue
    const json = parsed(body)
    if (json !== undefined) flatten(json, '', into)
    else if (/^[\w.~%+[\]-]+=/.test(body)) form(body, '', into)
    else flatten(body, '(body)', into)
  }
  return into
}

// Where two requests differ.
function differing(before, after) {
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].filter((path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)))
}

module.exports = { wire, differing }
