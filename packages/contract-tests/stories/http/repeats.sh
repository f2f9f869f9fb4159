# Repeats: a POST with an Idempotency-Key is carried out once.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'
SEATS='{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 7}]}'
CHECK="$URL/api/v1/customers/customer-test-id/entitlements/check"

# A repeat gets the answer of the first one, and counts once.
KEY='X-API-KEY: server-once'
for attempt in {1..3}; do
  curl -i "$URL/api/v1/usage" -H "$KEY" -H 'Idempotency-Key: job-1' -H "$JSON" -d "$SEATS"
  # → 201
  # → {"data": [{"currentUsage": 7}]}
done
curl -G "$CHECK" -H "$KEY" -d featureId=feature-seats
# → {"data": {"currentUsage": 7}}

# Another request under the same key is refused.
KEY='X-API-KEY: server-other'
curl -i "$URL/api/v1/usage" -H "$KEY" -H 'Idempotency-Key: job-1' -H "$JSON" -d "$SEATS"
# → 201
curl -i "$URL/api/v1/usage" -H "$KEY" -H 'Idempotency-Key: job-1' -H "$JSON" \
  -d '{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 8}]}'
# → 409
# → {"code": "DuplicatedEntityNotAllowed", "message": "…job-1 was used for another request…"}

# After 24 hours of the environment's clock the key is free again.
KEY='X-API-KEY: server-tomorrow'
curl "$URL/api/v1/usage" -H "$KEY" -H 'Idempotency-Key: job-1' -H "$JSON" -d "$SEATS"
# → {"data": [{"currentUsage": 7}]}
curl -i "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "PT24H"}'
# → 200
curl "$URL/api/v1/usage" -H "$KEY" -H 'Idempotency-Key: job-1' -H "$JSON" -d "$SEATS"
# → {"data": [{"currentUsage": 14}]}

# A refused request may be mended and sent again under its key.
KEY='X-API-KEY: server-mended'
curl -i "$URL/api/v1/customers" -H "$KEY" -H 'Idempotency-Key: ada' -H "$JSON" -d '{"id": "ada", "name": 5}'
# → 400
curl -i "$URL/api/v1/customers" -H "$KEY" -H 'Idempotency-Key: ada' -H "$JSON" -d '{"id": "ada", "name": "Ada"}'
# → 201
