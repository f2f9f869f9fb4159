# Snapshots: everything that an environment remembers, as JSON that can be committed as a fixture.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'
CHECK="$URL/api/v1/customers/customer-test-id/entitlements/check"

# What is restored is as it was when the snapshot was taken.
KEY='X-API-KEY: server-before'
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" \
  -d '{"usages": [{"customerId": "customer-test-id", "featureId": "feature-seats", "value": 4}]}'
# → 201
SNAPSHOT=$(curl -s "$URL/_mock/snapshot" -H "$KEY")
curl "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "P1Y"}'
# → {"data": {"now": "2027-03-10T12:00:00.000Z"}}
curl -X PUT "$URL/_mock/snapshot" -H "$KEY" -H "$JSON" -d "$SNAPSHOT"
# → {"data": {"now": "2026-03-10T12:00:00.000Z", "mode": "frozen"}}
curl -G "$CHECK" -H "$KEY" -d featureId=feature-seats
# → {"data": {"currentUsage": 4}}

# A snapshot is restored into any other environment, and both go their own way from there.
curl -i "$URL/api/v1/customers" -H 'X-API-KEY: server-source' -H "$JSON" -d '{"id": "ada", "name": "Ada"}'
# → 201
SNAPSHOT=$(curl -s "$URL/_mock/snapshot" -H 'X-API-KEY: server-source')
curl -i -X PUT "$URL/_mock/snapshot" -H 'X-API-KEY: server-copy' -H "$JSON" -d "$SNAPSHOT"
# → 200
curl -X PATCH "$URL/api/v1/customers/ada" -H 'X-API-KEY: server-copy' -H "$JSON" -d '{"name": "Bea"}'
# → {"data": {"name": "Bea"}}
curl "$URL/api/v1/customers/ada" -H 'X-API-KEY: server-source'
# → {"data": {"name": "Ada"}}

# What is no snapshot is refused, and nothing is changed.
KEY='X-API-KEY: server-nonsense'
curl -i -X PUT "$URL/_mock/snapshot" -H "$KEY" -H "$JSON" -d '{"data": {"version": 1}}'
# → 400
# → {"code": "BadUserInput"}
curl "$URL/api/v1/customers/customer-test-id" -H "$KEY"
# → {"data": {"id": "customer-test-id"}}
