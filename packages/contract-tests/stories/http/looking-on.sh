# Looking on: what the meters took, and reading without being seen.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'

# A meter tells which events it took, and which it left.
KEY='X-API-KEY: server-meters'
curl -i "$URL/api/v1/events" -H "$KEY" -H "$JSON" -d '{"events": [
    {"customerId": "customer-test-id", "eventName": "user_login", "idempotencyKey": "a", "dimensions": {"user_id": "ada"}},
    {"customerId": "customer-test-id", "eventName": "unheard_of", "idempotencyKey": "b"}
  ]}'
# → 200
curl "$URL/_mock/meters" -H "$KEY"
# → {"data": {
#     "meters": [
#       {"featureId": "feature-active-users", "accepted": 1, "rejected": 1},
#       {"featureId": "feature-report-pages", "accepted": 0, "rejected": 2}
#     ],
#     "events": [
#       {"eventName": "unheard_of", "acceptedBy": []},
#       {"eventName": "user_login", "acceptedBy": ["feature-active-users"], "dimensions": {"user_id": "ada"}}
#     ]
#   }}

# A read that is unseen meets no fault, and is not in the journal.
KEY='X-API-KEY: server-unseen'
curl -i "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"status": 503}'
# → 200
curl -i "$URL/api/v1/customers/customer-test-id" -H "$KEY" -H 'X-Meterline-Unseen: true'
# → 200
curl -i "$URL/api/v1/customers/customer-test-id" -H "$KEY"
# → 503
curl "$URL/_mock/requests" -H "$KEY"
# → {"data": [{"number": 1, "status": 503}]}

# The viewer is a page.
curl -i "$URL/_mock/"
# → 200
# → Content-Type: text/html; charset=utf-8

# A request may ask for the plain example of the contract instead.
curl -i "$URL/api/v1/customers/anyone" -H 'X-API-KEY: server-plain' -H 'Prefer: code=404'
# → 404
# → {"code": "CustomerNotFound"}
