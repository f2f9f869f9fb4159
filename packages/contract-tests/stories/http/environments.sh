# Environments: thousands are cheap, and none goes by itself.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'

# Environments are listed in the order in which they began, until they are forgotten.
curl -i "$URL/api/v1/customers" -H 'X-API-KEY: server-left' -H "$JSON" -d '{"id": "ada"}'
# → 201
curl -i "$URL/_mock/clock/advance" -H 'X-API-KEY: server-right' -H "$JSON" -d '{"duration": "P1D"}'
# → 200
curl "$URL/_mock/environments" -H 'X-API-KEY: server-left'
# → {"data": [
#     {"name": "left", "now": "2026-03-10T12:00:00.000Z", "mode": "frozen", "requests": 1},
#     {"name": "right", "now": "2026-03-11T12:00:00.000Z", "mode": "frozen", "requests": 0}
#   ]}
curl -X DELETE "$URL/_mock/environments?idleFor=PT1H" -H 'X-API-KEY: server-left'
# → {"data": {"evicted": []}}
curl -X DELETE "$URL/_mock/environments" -H 'X-API-KEY: server-left'
# → {"data": {"evicted": ["left", "right"]}}
curl -i "$URL/api/v1/customers/ada" -H 'X-API-KEY: server-left'
# → 404
# → {"code": "CustomerNotFound"}

# A duration that is none is refused.
curl -i -X DELETE "$URL/_mock/environments?idleFor=soon" -H 'X-API-KEY: server-left'
# → 400
# → {"message": "…\"soon\" is not an ISO 8601 duration…", "code": "BadUserInput"}
