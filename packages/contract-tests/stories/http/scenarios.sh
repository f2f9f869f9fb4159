# Scenarios: where an environment begins, and begins again.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'

# A reset puts the environment back to its beginning, clock and all.
KEY='X-API-KEY: server-reset'
curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d '{"id": "ada"}'
# → 201
curl "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "P40D"}'
# → {"data": {"now": "2026-04-19T12:00:00.000Z"}}
curl -X POST "$URL/_mock/reset" -H "$KEY"
# → {"data": {"now": "2026-03-10T12:00:00.000Z", "mode": "frozen"}}
curl -i "$URL/api/v1/customers/ada" -H "$KEY"
# → 404

# The scenarios that come with the mock are listed.
curl "$URL/_mock/scenarios" -H 'X-API-KEY: server-list'
# → {"data": [
#     {"name": "demo"},
#     {"name": "empty", "description": "Nothing at all."},
#     {"name": "multi-resource"},
#     {"name": "prepaid-credits"},
#     {"name": "seats"},
#     {"name": "trial"}
#   ]}

# A scenario is loaded by its name.
KEY='X-API-KEY: server-by-name'
curl -i "$URL/_mock/reset" -H "$KEY" -H "$JSON" -d '{"scenario": "seats"}'
# → 200
curl -G "$URL/api/v1/customers/customer-full/entitlements/check" -H "$KEY" -d featureId=feature-seats -d requestedUsage=1
# → {"data": {"isGranted": false, "currentUsage": 3, "usageLimit": 3}}
curl -i "$URL/_mock/reset" -H "$KEY" -H "$JSON" -d '{"scenario": "nonsense"}'
# → 400
# → {"message": "…There are: demo, empty, …"}

# A scenario of your own is data, with a story of calls that bring it to where the test begins.
KEY='X-API-KEY: server-own'
curl -i "$URL/_mock/reset" -H "$KEY" -H "$JSON" -d '{"scenario": {
  "name": "one-feature",
  "catalog": {
    "products": [{"id": "product-a"}],
    "features": [{"id": "feature-a", "displayName": "A", "featureType": "BOOLEAN"}],
    "plans": [{
      "id": "plan-a", "productId": "product-a", "displayName": "A", "pricingType": "FREE",
      "entitlements": [{"type": "FEATURE", "featureId": "feature-a"}]
    }]
  },
  "story": [
    {"at": "-P1D", "operationId": "provisionCustomer", "input": {"id": "ada"}},
    {"at": "-P1D", "operationId": "provisionSubscription", "input": {"customerId": "ada", "planId": "plan-a"}}
  ]
}}'
# → 200
curl -G "$URL/api/v1/customers/ada/entitlements/check" -H "$KEY" -d featureId=feature-a
# → {"data": {"isGranted": true}}

# A scenario that does not fit is refused with the place of the mistake, and nothing is changed.
KEY='X-API-KEY: server-unfit'
curl -i "$URL/_mock/reset" -H "$KEY" -H "$JSON" -d '{"scenario": {
  "name": "unfit",
  "catalog": {
    "products": [{"id": "product-a"}],
    "plans": [{"id": "plan-a", "productId": "product-b", "displayName": "A", "pricingType": "FREE"}]
  }
}}'
# → 400
# → {"message": "…catalog.plans[0].productId names \"product-b\", which is not among the products…"}
curl "$URL/api/v1/customers/customer-test-id" -H "$KEY"
# → {"data": {"id": "customer-test-id"}}
