# Without control: for a mock that many can reach, nothing is under /_mock/.
# npx meterline-mock --clock 2026-03-10T12:00:00Z --no-control

KEY='X-API-KEY: server-demo'

# The API is there as ever.
curl "$URL/api/v1/customers/customer-test-id" -H "$KEY"
# → {"data": {"id": "customer-test-id"}}

# Nobody reads or moves the clock, resets, or sees what was called.
curl -i "$URL/_mock/clock" -H "$KEY"
# → 404
curl -i -X POST "$URL/_mock/reset" -H "$KEY"
# → 404
curl -i "$URL/_mock/requests" -H "$KEY"
# → 404
curl -i "$URL/_mock/snapshot" -H "$KEY"
# → 404
curl -i -X DELETE "$URL/_mock/environments" -H "$KEY"
# → 404
curl -i "$URL/_mock/"
# → 404

# No header makes a fault.
curl -i "$URL/api/v1/customers/customer-test-id" -H "$KEY" -H 'X-Meterline-Fault: status=503'
# → 200
