import RudderAnalytics from '@rudderstack/rudder-sdk-node'

const url = process.env.SEGUE_URL
const analytics = new RudderAnalytics("dev", { dataPlaneUrl: url })
for (let order = 1; order <= 40; order++) {
  analytics.track({ userId: 'u1', event: 'Order Completed', properties: { order_id: `${order}` } })
}
analytics.page({ userId: 'u1', name: 'Pricing' })
analytics.identify({ userId: 'u1', traits: { plan: 'team' } })
await analytics.flush()
