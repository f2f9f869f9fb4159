# Faults: what your code meets when the API fails.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'
CUSTOMER="$URL/api/v1/customers/customer-test-id"
SEATS='{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 3}]}'

# A fault answers so many times with its status and code, and then no more; the list counts.
KEY='X-API-KEY: server-times'
curl "$URL/_mock/faults" -H "$KEY" -H "$JSON" \
  -d '{"operationId": "reportUsage", "status": 503, "code": "Overloaded", "times": 2}'
# → {"data": {"id": "fault-1", "seen": 0, "hit": 0}}
for attempt in {1..2}; do
  curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
  # → 503
  # → {"code": "Overloaded", "message": "A fault that was asked for."}
done
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → {"data": [{"currentUsage": 3}]}
curl "$URL/_mock/faults" -H "$KEY"
# → {"data": [{"id": "fault-1", "operationId": "reportUsage", "status": 503, "hit": 2}]}

# A fault hits the operation that it names, and no other, until faults are cleared.
KEY='X-API-KEY: server-named'
curl -i "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"operationId": "reportUsage", "status": 500}'
# → 200
curl -i "$CUSTOMER" -H "$KEY"
# → 200
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → 500
curl -X DELETE "$URL/_mock/faults" -H "$KEY"
# → {"data": []}
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → {"data": [{"currentUsage": 3}]}

# 429 says how long to wait.
KEY='X-API-KEY: server-too-many'
curl -i "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"status": 429, "retryAfter": 7, "times": 1}'
# → 200
curl -i "$CUSTOMER" -H "$KEY"
# → 429
# → Retry-After: 7
# → {"code": "RateLimitExceeded"}
curl -i "$CUSTOMER" -H "$KEY"
# → 200

# An answer may be slow, within a range of milliseconds.
KEY='X-API-KEY: server-slow'
curl "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"latency": [1, 20]}'
# → {"data": {"latency": [1, 20]}}
curl "$CUSTOMER" -H "$KEY"
# → {"data": {"id": "customer-test-id"}}
curl "$URL/_mock/faults" -H "$KEY"
# → {"data": [{"hit": 1}]}

# A connection that is reset before the request is looked at leaves nothing behind.
KEY='X-API-KEY: server-reset'
curl -i "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"connection": "reset", "times": 1}'
# → 200
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → no answer
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → {"data": [{"currentUsage": 3}]}

# A connection that is reset after the request was carried out: the repeat with the same key counts once.
KEY='X-API-KEY: server-after-commit'
curl -i "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"connection": "reset-after-commit", "times": 1}'
# → 200
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -H 'Idempotency-Key: job-1' -d "$SEATS"
# → no answer
curl -G "$CUSTOMER/entitlements/check" -H "$KEY" -d featureId=feature-seats
# → {"data": {"currentUsage": 3}}
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -H 'Idempotency-Key: job-1' -d "$SEATS"
# → {"data": [{"currentUsage": 3}]}
curl -G "$CUSTOMER/entitlements/check" -H "$KEY" -d featureId=feature-seats
# → {"data": {"currentUsage": 3}}

# An answer may break off in the middle, after the request was carried out.
KEY='X-API-KEY: server-half'
curl -i "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"connection": "truncate", "times": 1}'
# → 200
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → half an answer
curl -G "$CUSTOMER/entitlements/check" -H "$KEY" -d featureId=feature-seats
# → {"data": {"currentUsage": 3}}

# A request that is delivered twice counts twice, unless it has a key.
KEY='X-API-KEY: server-twice'
curl -i "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"operationId": "reportUsage", "duplicate": true}'
# → 200
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d "$SEATS"
# → {"data": [{"currentUsage": 6}]}
curl "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -H 'Idempotency-Key: job-1' -d "$SEATS"
# → {"data": [{"currentUsage": 9}]}

# By chance, the same seed hits the same requests.
for attempt in {1..2}; do
  KEY="X-API-KEY: server-chance-$attempt"
  curl "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"status": 500, "probability": 0.5, "seed": 6}'
  # → {"data": {"probability": 0.5, "seed": 6}}
  curl -i "$CUSTOMER" -H "$KEY"
  # → 200
  curl -i "$CUSTOMER" -H "$KEY"
  # → 500
  curl -i "$CUSTOMER" -H "$KEY"
  # → 200
  curl "$URL/_mock/faults" -H "$KEY"
  # → {"data": [{"seen": 3, "hit": 1}]}
done

# One request asks for its own fault, by a header.
KEY='X-API-KEY: server-header'
curl -i "$CUSTOMER" -H "$KEY" -H 'X-Meterline-Fault: status=429, retryAfter=2'
# → 429
# → Retry-After: 2
curl "$CUSTOMER" -H "$KEY" -H 'X-Meterline-Fault: connection=reset'
# → no answer
curl -i "$CUSTOMER" -H "$KEY"
# → 200

# A fault that makes no sense is refused.
KEY='X-API-KEY: server-senseless'
curl -i "$URL/_mock/faults" -H "$KEY" -H "$JSON" -d '{"status": 200}'
# → 400
# → {"code": "BadUserInput"}
curl -i "$CUSTOMER" -H "$KEY" -H 'X-Meterline-Fault: colour=red'
# → 400
# → {"message": "…colour is not known…"}
