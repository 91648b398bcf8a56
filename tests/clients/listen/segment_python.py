import os

import segment.analytics as analytics

url = os.environ["SEGUE_URL"]
analytics.write_key, analytics.host = "dev", url
for order in range(1, 41):
    analytics.track("u1", "Order Completed", {"order_id": str(order)})
analytics.page("u1", None, "Pricing")
analytics.identify("u1", {"plan": "team"})
analytics.shutdown()
