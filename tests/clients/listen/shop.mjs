// A shop that reports a paid order, in a currency that may be none.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'

const sdk = createRequire(import.meta.url).resolve('@segment/analytics-next/dist/umd/index.js')
const page = `<title>Checkout</title><script src="/sdk.js"></script><script>
  const analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey: 'dev', cdnURL: '${process.env.SEGUE_URL}' })
  const order = { order_id: '7', currency: ${process.env.CURRENCY} }
</script><button onclick="analytics.track('Order Completed', order)">Pay</button>`

createServer(async (request, response) => {
  const isScript = request.url === '/sdk.js'
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
  response.end(isScript ? await readFile(sdk) : page)
}).listen(4748, '127.0.0.1')
