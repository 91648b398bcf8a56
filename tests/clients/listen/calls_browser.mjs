// Runs the code that is given as a file in a page's own script.
import { readFile } from 'node:fs/promises'
import { browse } from './browser.mjs'

const url = process.env.SEGUE_URL
const [file, count] = process.argv.slice(2)
const page = `<meta charset="utf-8"><title>Shop</title><script src="/sdk/index.js"></script><script>
  const { AnalyticsBrowser } = AnalyticsNext
  const analytics = AnalyticsBrowser.load({ writeKey: "dev", cdnURL: "${url}" })
  ${await readFile(file, 'utf8')}
</script>`

await browse(page, '../node_modules/@segment/analytics-next/dist/umd/', async () => {
  for (const start = Date.now(); Date.now() - start < 30_000; ) {
    const { events } = await (await fetch(`${url}/segue/events`)).json()
    if (events.length >= Number(count)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`fewer than ${count} events`)
})
