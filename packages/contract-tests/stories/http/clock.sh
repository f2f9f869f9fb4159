# Clock: time moves when you move it, and tells what happened on the way.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'

# The clock is read.
curl "$URL/_mock/clock" -H 'X-API-KEY: server-read'
# → {"data": {"now": "2026-03-10T12:00:00.000Z", "mode": "frozen"}}

# A month later the subscription was renewed and its invoice paid.
KEY='X-API-KEY: server-month'
curl -i "$URL/_mock/reset" -H "$KEY" -H "$JSON" -d '{"scenario": "seats"}'
# → 200
curl "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "P1M"}'
# → {"data": {
#     "now": "2026-04-10T12:00:00.000Z",
#     "happenings": [
#       {"at": "2026-04-06T12:00:00.000Z", "type": "subscription.renewed", "subjectId": "subscription-large"}
#     ]
#   }}

# The clock goes to what happens next.
KEY='X-API-KEY: server-next'
curl -i "$URL/_mock/reset" -H "$KEY" -H "$JSON" -d '{"scenario": "seats"}'
# → 200
curl -X POST "$URL/_mock/clock/next" -H "$KEY"
# → {"data": {"now": "2026-04-06T12:00:00.000Z", "happenings": [{"type": "subscription.renewed"}]}}
curl -X POST "$URL/_mock/clock/next" -H "$KEY"
# → {"data": {"now": "2026-05-06T12:00:00.000Z", "happenings": [{"type": "subscription.renewed"}]}}

# Where nothing will happen, it stays.
KEY='X-API-KEY: server-nothing'
curl -i "$URL/_mock/reset" -H "$KEY" -H "$JSON" -d '{"scenario": "empty"}'
# → 200
curl -X POST "$URL/_mock/clock/next" -H "$KEY"
# → {"data": {"now": "2026-03-10T12:00:00.000Z", "happenings": []}}

# The clock is set to an instant, runs on from there, and is frozen again.
KEY='X-API-KEY: server-set'
curl -X PUT "$URL/_mock/clock" -H "$KEY" -H "$JSON" -d '{"now": "2030-01-01T00:00:00Z", "mode": "running"}'
# → {"data": {"now": "2030-01-01T00:00:0…Z", "mode": "running"}}
curl -X PUT "$URL/_mock/clock" -H "$KEY" -H "$JSON" -d '{"mode": "frozen"}'
# → {"data": {"now": "2030-01-01T00:0…Z", "mode": "frozen", "happenings": []}}

# Time does not go back.
KEY='X-API-KEY: server-back'
curl -i -X PUT "$URL/_mock/clock" -H "$KEY" -H "$JSON" -d '{"now": "2026-03-01T00:00:00Z"}'
# → 400
# → {"message": "…cannot go back…", "code": "BadUserInput"}
curl -i "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "tomorrow"}'
# → 400
# → {"message": "…ISO 8601…"}
