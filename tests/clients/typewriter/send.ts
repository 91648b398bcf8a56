// Sends the calls of calls.ts through the real SDK to a server on this machine, and prints what arrived and
// what the client reported as violations.

import { Analytics } from '@segment/analytics-node'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo } from 'node:net'
import { send } from './calls'
import { setTypewriterOptions } from './client/segment'

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function main(): Promise<void> {
  const received: unknown[] = []
  const server = createServer((request, response) => {
    void body(request).then((text) => {
      received.push(...(JSON.parse(text) as { batch: unknown[] }).batch)
      response.end('{"success":true}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const analytics = new Analytics({ writeKey: 'none', host: `http://127.0.0.1:${port}` })
  const violations: { event: string | undefined; places: string[] }[] = []
  setTypewriterOptions({
    analytics,
    onViolation: (message, errors) => {
      const places = errors.map((error) => error.instancePath || String(error.params.missingProperty))
      violations.push({ event: message.event, places })
    },
  })
  send()
  await analytics.closeAndFlush({ timeout: 20_000 })
  server.close()
  console.log(JSON.stringify({ received, violations }))
}

void main()
