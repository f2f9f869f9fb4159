# Rate limits: counted as the API counts, on the clock of the environment.
# npx meterline-mock --clock 2026-03-10T12:00:00Z --rate-limits

JSON='Content-Type: application/json'

# The 31st change of a customer within a minute is refused, and says how long to wait.
KEY='X-API-KEY: server-changes'
for name in {1..30}; do
  curl -i -X PATCH "$URL/api/v1/customers/customer-test-id" -H "$KEY" -H "$JSON" -d "{\"name\": \"$name\"}"
  # → 200
done
curl -i -X PATCH "$URL/api/v1/customers/customer-test-id" -H "$KEY" -H "$JSON" -d '{"name": "31"}'
# → 429
# → Retry-After: 60
# → {"code": "RateLimitExceeded"}
curl -i -X PATCH "$URL/api/v1/customers/customer-free" -H "$KEY" -H "$JSON" -d '{"name": "Another one"}'
# → 200
curl "$URL/api/v1/customers/customer-test-id" -H "$KEY"
# → {"data": {"name": "30"}}
curl -i "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "PT1M"}'
# → 200
curl -X PATCH "$URL/api/v1/customers/customer-test-id" -H "$KEY" -H "$JSON" -d '{"name": "31"}'
# → {"data": {"name": "31"}}
