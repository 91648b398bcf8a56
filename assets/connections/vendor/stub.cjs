// Nothing leaves this machine: every request ends here, is kept, and is answered with a success.
'use strict'

// Credentials that the vendor's server has in its environment.
for (const name of ['SALESFORCE_CLIENT_ID', 'SALESFORCE_CLIENT_SECRET', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
  process.env[name] ??= 'chosen'
}
process.env.AWS_REGION ??= 'us-east-1'

const net = require('node:net')

const NOW = Date.parse('2026-11-23T21:03:00.000Z')
let sent = []

// Enough of an answer for every client that reads one: ids, lists, tokens.
const ANSWER = {
  id: '1', ok: true, success: true, status: 'ok', access_token: 'token', token: 'token', data: [{ id: '1' }], results: [], items: [], members: []
}

async function body(request) {
  try {
    return request.method === 'GET' ? '' : await request.text()
  } catch {
    return ''
  }
}

async function fetch(input, options) {
  const { Request, Response } = require('cross-fetch')
  const request = input instanceof Request ? input : new Request(input, options)
  sent.push({ method: request.method, url: request.url, body: await body(request) })
  return new Response(JSON.stringify(ANSWER), { status: 200, headers: { 'content-type': 'application/json' } })
}

// The client of the vendor's kit takes what this module exports, so it is replaced before the kit is loaded.
for (const client of ['cross-fetch', 'node-fetch']) {
  const path = require.resolve(client)
  const loaded = require(path)
  const replaced = Object.assign((...args) => fetch(...args), loaded)
  replaced.default = replaced.fetch = replaced
  require.cache[path].exports = replaced
}
globalThis.fetch = (...args) => fetch(...args)
net.Socket.prototype.connect = function () {
  sent.push({ method: 'CONNECT', url: 'other client', body: '' })
  process.nextTick(() => this.destroy(new Error('no network')))
  return this
}

// The vendor's code talks of what it does.
for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = () => undefined
process.on('unhandledRejection', () => undefined)

// What is made of time and chance must be the same in two runs.
Date.now = () => NOW
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [NOW] : args))
  }
}
Math.random = () => 0.5
const crypto = require('node:crypto')
crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000'

module.exports = {
  // What `work` sends.
  async capture(work) {
    sent = []
    let error
    let result
    try {
      result = await work()
    } catch (raised) {
      error = raised
    }
    return { sent, error, result }
  }
}
