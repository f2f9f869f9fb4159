# Isolation: each API key is an environment, with state and a clock of its own.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'
CHECK="$URL/api/v1/customers/customer-test-id/entitlements/check"

# Two keys are two worlds.
curl "$URL/api/v1/usage" -H 'X-API-KEY: server-left' -H "$JSON" \
  -d '{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 7}]}'
# → {"data": [{"currentUsage": 7}]}
curl -G "$CHECK" -H 'X-API-KEY: server-left' -d featureId=feature-seats
# → {"data": {"currentUsage": 7}}
curl -G "$CHECK" -H 'X-API-KEY: server-right' -d featureId=feature-seats
# → {"data": {"currentUsage": 0}}

# Any text is a key, so that keys that are fixed elsewhere work too.
curl -G "$CHECK" -H 'X-API-KEY: 9f8e7d6c' -d featureId=feature-seats
# → {"data": {"currentUsage": 0, "usageLimit": 20}}

# A header chooses the environment, where the key is fixed in the code under test.
curl "$URL/api/v1/usage" -H 'X-API-KEY: server-fixed' -H 'X-Meterline-Environment: chosen' -H "$JSON" \
  -d '{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 3}]}'
# → {"data": [{"currentUsage": 3}]}
curl -G "$CHECK" -H 'X-API-KEY: server-fixed' -d featureId=feature-seats
# → {"data": {"currentUsage": 0}}
curl -G "$CHECK" -H 'X-API-KEY: server-chosen' -d featureId=feature-seats
# → {"data": {"currentUsage": 3}}

# A clock that is moved moves in one environment only.
curl "$URL/_mock/clock/advance" -H 'X-API-KEY: server-later' -H "$JSON" -d '{"duration": "P1D"}'
# → {"data": {"now": "2026-03-11T12:00:00.000Z"}}
curl "$URL/_mock/clock" -H 'X-API-KEY: server-now'
# → {"data": {"now": "2026-03-10T12:00:00.000Z"}}

# A publishable key reads the environment of the same name, and may not write.
curl -i "$URL/api/v1/usage" -H 'X-API-KEY: server-shop' -H "$JSON" \
  -d '{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 5}]}'
# → 201
curl -G "$CHECK" -H 'X-API-KEY: client-shop' -d featureId=feature-seats
# → {"data": {"currentUsage": 5}}
curl -i "$URL/api/v1/usage" -H 'X-API-KEY: client-shop' -H "$JSON" \
  -d '{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 5}]}'
# → 403
# → {"code": "IdentityForbidden"}
curl -i -X POST "$URL/_mock/reset" -H 'X-API-KEY: client-shop'
# → 403

# Without a key nothing is told.
curl -i "$URL/api/v1/customers"
# → 401
# → {"code": "Unauthenticated"}
curl -i "$URL/_mock/clock"
# → 401
