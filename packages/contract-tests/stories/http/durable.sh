# Durable: what was acknowledged is there after a kill.
# npx meterline-mock --clock 2026-03-10T12:00:00Z --data meterline.log

JSON='Content-Type: application/json'
SEATS='{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 7}]}'

# Usage, customers, webhooks, the clock and the keys of repeated requests come through a kill.
KEY='X-API-KEY: server-durable'
curl -i "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "P1D"}'
# → 200
curl "$URL/api/v1/usage" -H "$KEY" -H 'Idempotency-Key: job-1' -H "$JSON" -d "$SEATS"
# → {"data": [{"currentUsage": 7}]}
curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d '{"id": "ada", "name": "Ada"}'
# → 201
curl "$URL/_mock/webhooks" -H "$KEY" -H "$JSON" -d '{"url": "http://127.0.0.1:4999/hooks", "types": ["plan.created"]}'
# → {"data": {"id": "webhook-1"}}
read -rp 'Kill the mock with kill -9, start it again in the same way, and press Enter. '
curl "$URL/_mock/clock" -H "$KEY"
# → {"data": {"now": "2026-03-11T12:00:00.000Z"}}
curl "$URL/api/v1/customers/ada" -H "$KEY"
# → {"data": {"name": "Ada"}}
curl "$URL/api/v1/usage" -H "$KEY" -H 'Idempotency-Key: job-1' -H "$JSON" -d "$SEATS"
# → {"data": [{"currentUsage": 7}]}
curl -G "$URL/api/v1/customers/customer-test-id/entitlements/check" -H "$KEY" -d featureId=feature-seats
# → {"data": {"currentUsage": 7}}
curl "$URL/_mock/webhooks" -H "$KEY"
# → {"data": [{"id": "webhook-1", "types": ["plan.created"]}]}
