# Notifications: what happened is collected, whether or not anybody is there to hear it.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'

# What happens is told, without a receiver.
KEY='X-API-KEY: server-collect'
curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d '{"id": "ada", "name": "Ada"}'
# → 201
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" \
  -d '{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 19}]}'
# → 201
curl "$URL/_mock/notifications" -H "$KEY"
# → {"data": [
#     {"id": "message-1", "type": "customer.created", "customerId": "ada", "createdAt": "2026-03-10T12:00:00.000Z"},
#     {"id": "message-2", "type": "measurement.reported", "customerId": "customer-test-id"},
#     {"id": "message-3", "type": "entitlement.usage_exceeded", "customerId": "customer-test-id"}
#   ]}
curl -G "$URL/_mock/notifications" -H "$KEY" -d type=customer.created -d customerId=ada
# → {"data": [{"payload": {"messageId": "message-1", "type": "customer.created", "id": "ada", "name": "Ada"}}]}
curl -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → {"data": []}
curl -X DELETE "$URL/_mock/notifications" -H "$KEY"
# → {"data": []}

# A refused request tells nothing.
KEY='X-API-KEY: server-refused'
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" \
  -d '{"usages": [{"customerId": "nobody", "featureId": "feature-seats", "value": 1}]}'
# → 404
curl "$URL/_mock/notifications" -H "$KEY"
# → {"data": []}

# A trial that ends is told, and verified with a part of what was told.
KEY='X-API-KEY: server-verify'
curl -i -X PUT "$URL/_mock/clock" -H "$KEY" -H "$JSON" -d '{"now": "2026-03-22T12:00:00Z"}'
# → 200
curl "$URL/_mock/notifications/verify" -H "$KEY" -H "$JSON" -d '{
    "type": "subscription.trial_converted",
    "customerId": "customer-trial",
    "match": {"plan": {"id": "plan-pro"}},
    "times": 1
  }'
# → {"data": {"isMet": true, "count": 1}}
curl "$URL/_mock/notifications/verify" -H "$KEY" -H "$JSON" \
  -d '{"type": "subscription.trial_converted", "match": {"plan": {"id": "plan-free"}}}'
# → {"data": {"isMet": false, "nearMisses": [{"differences": ["plan.id: expected \"plan-free\", got \"plan-pro\""]}]}}
