# Requests: what your code called, and whether that is what it should have called.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'
SEATS='{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 3}]}'
MANY='{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 4}]}'

# The journal keeps each request with its input and its answer, and never the key.
KEY='X-API-KEY: server-a-secret'
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → 201
curl -i "$URL/api/v1/customers/nobody" -H "$KEY"
# → 404
curl "$URL/_mock/requests" -H "$KEY"
# → {"data": [
#     {
#       "number": 1,
#       "at": "2026-03-10T12:00:00.000Z",
#       "operationId": "reportUsage",
#       "input": {"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 3}]},
#       "status": 201,
#       "code": null
#     },
#     {"number": 2, "operationId": "getCustomer", "status": 404, "code": "CustomerNotFound"}
#   ]}
# → without: a-secret
curl "$URL/_mock/requests?operationId=getCustomer" -H "$KEY"
# → {"data": [{"number": 2, "input": {"customerId": "nobody"}}]}
curl -X DELETE "$URL/_mock/requests" -H "$KEY"
# → {"data": []}

# An expectation is a part of the input, and how often.
KEY='X-API-KEY: server-often'
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → 201
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$MANY"
# → 201
curl "$URL/_mock/requests/verify" -H "$KEY" -H "$JSON" -d '{"operationId": "reportUsage", "times": 2}'
# → {"data": {"isMet": true, "count": 2}}
curl "$URL/_mock/requests/verify" -H "$KEY" -H "$JSON" \
  -d '{"operationId": "reportUsage", "match": {"usages": [{"value": 4}]}, "times": 1}'
# → {"data": {"isMet": true, "count": 1, "nearMisses": []}}

# What should not be called was called 0 times.
KEY='X-API-KEY: server-never'
curl "$URL/_mock/requests/verify" -H "$KEY" -H "$JSON" -d '{"operationId": "getPaywall", "times": 0}'
# → {"data": {"isMet": true, "count": 0}}
curl -i "$URL/api/v1/paywall" -H "$KEY"
# → 200
curl "$URL/_mock/requests/verify" -H "$KEY" -H "$JSON" -d '{"operationId": "getPaywall", "times": 0}'
# → {"data": {"isMet": false, "count": 1}}

# If it is not met, the answer shows what came closest.
KEY='X-API-KEY: server-close'
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → 201
curl "$URL/_mock/requests/verify" -H "$KEY" -H "$JSON" \
  -d '{"operationId": "reportUsage", "match": {"usages": [{"featureId": "feature-seats", "value": 5}]}}'
# → {"data": {
#     "isMet": false,
#     "count": 0,
#     "nearMisses": [{"number": 1, "differences": ["usages[0].value: expected 5, got 3"]}]
#   }}

# The order is minded, with anything in between.
KEY='X-API-KEY: server-order'
curl -i "$URL/api/v1/customers/customer-test-id" -H "$KEY"
# → 200
curl -i "$URL/api/v1/paywall" -H "$KEY"
# → 200
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → 201
curl "$URL/_mock/requests/verify-order" -H "$KEY" -H "$JSON" \
  -d '{"expectations": [{"operationId": "getCustomer"}, {"operationId": "reportUsage"}]}'
# → {"data": {"isMet": true}}
curl "$URL/_mock/requests/verify-order" -H "$KEY" -H "$JSON" \
  -d '{"expectations": [{"operationId": "reportUsage"}, {"operationId": "getCustomer"}]}'
# → {"data": {"isMet": false}}
