# Strict: what is otherwise ignored is refused, with its place.
# npx meterline-mock --clock 2026-03-10T12:00:00Z --strict

KEY='X-API-KEY: server-strict'
CUSTOMERS="$URL/api/v1/customers"

# A query parameter that the operation does not have is refused.
curl -i "$CUSTOMERS/customer-test-id?expand=plan" -H "$KEY"
# → 400
# → {"message": "query.expand is not known to getCustomer.", "code": "BadUserInput"}

# A query parameter that is there twice is refused.
curl -i "$CUSTOMERS?limit=1&limit=2" -H "$KEY"
# → 400
# → {"message": "query.limit is there more than once."}

# An Idempotency-Key where none is read is refused.
curl -i "$CUSTOMERS/customer-test-id" -H "$KEY" -H 'Idempotency-Key: a'
# → 400
# → {"message": "header.Idempotency-Key is not read by getCustomer."}

# A body where none is read is refused.
curl -i "$CUSTOMERS/customer-test-id/archive" -H "$KEY" -H 'Content-Type: application/json' -d '{}'
# → 400
# → {"message": "body is not read by archiveCustomer; send none."}

# What the contract has is served.
curl "$CUSTOMERS?limit=1" -H "$KEY"
# → {"data": [{}]}
