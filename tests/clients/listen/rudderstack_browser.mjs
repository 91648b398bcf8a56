import { browse, counted } from './browser.mjs'

const url = process.env.SEGUE_URL
// Only beacons are sent while a page is left; the rest waits in the browser for the next one.
const beacon = process.argv.includes('beacon')
const page = `<title>Shop</title><script src="/sdk/index.js"></script><script>
  const rudderAnalytics = new rudderanalytics.RudderAnalytics()
  const options = ${JSON.stringify(beacon ? { useBeacon: true } : {})}
  rudderAnalytics.load("dev", "${url}", { configUrl: "${url}", ...options })
  rudderAnalytics.page('Pricing')
  rudderAnalytics.identify('u1', { plan: 'team' })
  const order = (id) => rudderAnalytics.track('Order Completed', { order_id: id })
  for (let id = 1; id <= 39; id++) order(String(id))
  function leave() { location.href = '/next' }
</script>`

await browse(page, '../node_modules/@rudderstack/analytics-js/dist/npm/modern/bundled/umd/', async (tab) => {
  if (!beacon) await counted('event=Order+Completed', 39)
  await tab.evaluate(() => order('40'))
  if (!beacon) await counted('event=Order+Completed', 40)
  await tab.evaluate(() => leave())
  await tab.waitForURL('**/next')
  await counted('event=Order+Completed', 40)
})
