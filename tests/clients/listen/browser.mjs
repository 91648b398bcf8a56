// What is common to the browser SDKs: a page on an origin of its own, opened in Chromium, and a wait until what it
// sent has been counted.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'

const url = process.env.SEGUE_URL

/** Serves `page` with the SDK's script at /sdk/, opens it, and gives it to `visit`. */
export async function browse(page, folder, visit) {
  const server = createServer(async (request, response) => {
    const script = request.url.startsWith('/sdk/') && (await readFile(folder + request.url.slice('/sdk/'.length)))
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    response.end(script || (request.url === '/' ? page : '<title>Next</title>'))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args })
  try {
    const tab = await browser.newPage()
    tab.on('console', (message) => console.error(message.text()))
    tab.on('pageerror', (error) => console.error(error))
    const strays = []
    tab.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') strays.push(request.url())
    })
    await tab.goto(`http://127.0.0.1:${server.address().port}/`)
    await visit(tab)
    if (strays.length > 0) throw new Error(`requests to elsewhere: ${strays}`)
  } finally {
    await browser.close()
    server.close()
  }
}

/** Waits until `count` events with this value have been counted. */
export async function counted(query, count) {
  for (const start = Date.now(); Date.now() - start < 30_000; ) {
    const { events } = await (await fetch(`${url}/segue/events?${query}`)).json()
    if (events.length >= count) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`fewer than ${count} events for ${query}`)
}
