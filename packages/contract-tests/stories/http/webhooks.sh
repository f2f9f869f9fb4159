# Webhooks: notifications are sent where you say. RECEIVER is an address that keeps what comes and tells it to a GET:
# npm run receiver --workspace packages/contract-tests
# npx meterline-mock --clock 2026-03-10T12:00:00Z

JSON='Content-Type: application/json'

# A webhook gets the types that it takes, with its secret and a signature.
KEY='X-API-KEY: server-genuine'
curl "$URL/_mock/webhooks" -H "$KEY" -H "$JSON" -d "{
    \"url\": \"$RECEIVER/genuine\",
    \"types\": [\"customer.updated\"],
    \"secret\": \"whsec_bm90IGEgc2VjcmV0LCBidXQgbG9uZyBlbm91Z2g=\"
  }"
# → {"data": {"id": "webhook-1", "types": ["customer.updated"]}}
curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d '{"id": "ada"}'
# → 201
curl -i -X PATCH "$URL/api/v1/customers/ada" -H "$KEY" -H "$JSON" -d '{"name": "Ada"}'
# → 200
curl -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → {"data": [{"notificationId": "message-2", "webhookId": "webhook-1", "number": 1, "isDelivered": true, "status": 200}]}
curl "$RECEIVER/genuine"
# → [{
#     "headers": {
#       "content-type": "application/json",
#       "stigg-webhooks-secret": "whsec_bm90IGEgc2VjcmV0LCBidXQgbG9uZyBlbm91Z2g=",
#       "webhook-id": "message-2",
#       "webhook-timestamp": "1…",
#       "webhook-signature": "v1,…="
#     },
#     "body": {"messageId": "message-2", "type": "customer.updated", "name": "Ada"}
#   }]

# A receiver that fails is tried three times more at once, and three times more by the clock, 30 seconds apart.
KEY='X-API-KEY: server-failing'
curl -i "$URL/_mock/webhooks" -H "$KEY" -H "$JSON" -d "{\"url\": \"$RECEIVER/failing/500\"}"
# → 200
curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d '{"id": "ada"}'
# → 201
curl -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → {"data": [
#     {"number": 1, "isDelivered": false, "status": 500, "reason": "It answered 500."},
#     {"number": 2},
#     {"number": 3},
#     {"number": 4, "nextAttemptAt": "2026-03-10T12:00:30.000Z"}
#   ]}
curl -i "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "PT30S"}'
# → 200
curl -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → {"data": [{}, {}, {}, {}, {"number": 5, "at": "2026-03-10T12:00:30.000Z", "nextAttemptAt": "2026-03-10T12:01:00.000Z"}]}
curl -i "$URL/_mock/clock/advance" -H "$KEY" -H "$JSON" -d '{"duration": "P1D"}'
# → 200
curl -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → {"data": [{}, {}, {}, {}, {}, {"number": 6}, {"number": 7, "isDelivered": false, "nextAttemptAt": null}]}
curl "$URL/_mock/webhooks/attempts?notificationId=message-1" -H "$KEY"
# → {"data": [{}, {}, {}, {}, {}, {}, {}]}

# A notification is sent again by hand, with the same id.
KEY='X-API-KEY: server-replay'
curl -i "$URL/_mock/webhooks" -H "$KEY" -H "$JSON" -d "{\"url\": \"$RECEIVER/replay\"}"
# → 200
curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d '{"id": "ada"}'
# → 201
curl -X POST "$URL/_mock/notifications/message-1/replay" -H "$KEY"
# → {"data": {"notificationId": "message-1", "webhookIds": ["webhook-1"]}}
curl -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → {"data": [{"isDelivered": true}, {"isDelivered": true}]}
curl "$RECEIVER/replay"
# → [{"body": {"messageId": "message-1"}}, {"body": {"messageId": "message-1"}}]
curl -i -X POST "$URL/_mock/notifications/message-9/replay" -H "$KEY"
# → 404

# A bad network brings messages out of order and twice, the same way for the same seed, until it is calm again.
KEY='X-API-KEY: server-bad-network'
curl -i "$URL/_mock/webhooks" -H "$KEY" -H "$JSON" -d "{\"url\": \"$RECEIVER/bad-network\"}"
# → 200
curl -i -X PUT "$URL/_mock/webhooks/disturbance" -H "$KEY" -H "$JSON" -d '{"isShuffled": true, "duplicates": 0.5, "seed": 7}'
# → 200
for number in {1..3}; do
  curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d "{\"id\": \"customer-$number\"}"
  # → 201
done
curl "$RECEIVER/bad-network"
# → []
curl -i -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → 200
curl "$RECEIVER/bad-network"
# → [
#     {"body": {"id": "customer-3", "messageId": "message-3"}},
#     {"body": {"id": "customer-1", "messageId": "message-1"}},
#     {"body": {"id": "customer-1", "messageId": "message-1"}},
#     {"body": {"id": "customer-2", "messageId": "message-2"}},
#     {"body": {"id": "customer-2", "messageId": "message-2"}}
#   ]
curl -i -X DELETE "$URL/_mock/webhooks/disturbance" -H "$KEY"
# → 200
curl "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d '{"id": "customer-4"}'
# → {"data": {"id": "customer-4"}}
curl -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → {"data": [{}, {}, {}, {}, {}, {"notificationId": "message-4", "isDelivered": true}]}

# A webhook that is removed hears no more.
KEY='X-API-KEY: server-removed'
curl -i "$URL/_mock/webhooks" -H "$KEY" -H "$JSON" -d "{\"url\": \"$RECEIVER/removed\"}"
# → 200
curl -X DELETE "$URL/_mock/webhooks/webhook-1" -H "$KEY"
# → {"data": {"id": "webhook-1"}}
curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" -d '{"id": "ada"}'
# → 201
curl -X POST "$URL/_mock/webhooks/flush" -H "$KEY"
# → {"data": []}
curl "$RECEIVER/removed"
# → []
curl "$URL/_mock/webhooks" -H "$KEY"
# → {"data": []}

# A webhook that nobody can tell anything is refused.
KEY='X-API-KEY: server-senseless'
curl -i "$URL/_mock/webhooks" -H "$KEY" -H "$JSON" -d '{"url": "ftp://example.com"}'
# → 400
curl -i "$URL/_mock/webhooks" -H "$KEY" -H "$JSON" -d "{\"url\": \"$RECEIVER\", \"types\": [\"customer.create\"]}"
# → 400
# → {"message": "body.types[0]: nothing is told as \"customer.create\". There are: …"}
