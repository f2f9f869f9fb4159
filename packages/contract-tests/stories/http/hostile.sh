# Hostile input: a clear no with a 4xx, whatever arrives.
# npx meterline-mock --clock 2026-03-10T12:00:00Z

KEY='X-API-KEY: server-hostile'
JSON='Content-Type: application/json'

# Text that is not UTF-8 is refused.
printf '{"id": "\xff\xfe"}' | curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" --data-binary @-
# → 400
# → {"message": "body is not valid UTF-8…", "code": "BadUserInput"}

# A body of 11 MB is refused.
head -c 11000000 /dev/zero | curl -i "$URL/api/v1/customers" -H "$KEY" -H "$JSON" --data-binary @-
# → 413
# → {"message": "body is larger than 10485760 bytes. Send it in several requests."}

# A path that walks is refused.
curl -i --path-as-is "$URL/_mock/../api/v1/customers" -H "$KEY"
# → 400
# → {"message": "path: /_mock/../api/v1/customers is no path. Send /api/v1/…, without . and .."}
curl -i --path-as-is "$URL/api/v1/%2e%2e/v1/customers" -H "$KEY"
# → 400
curl -i "$URL/api/v1/customers/..%2F..%2Fetc" -H "$KEY"
# → 404
# → {"code": "CustomerNotFound"}
curl -i "$URL/api/v1/customers/%zz" -H "$KEY"
# → 400

# JSON that is cut off, or says something else than it should, is refused with its place.
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d '{"usages": ['
# → 400
# → {"message": "body is not valid JSON…"}
curl -i "$URL/api/v1/usage" -H "$KEY" -H "$JSON" -d '{"__proto__": {"usages": []}}'
# → 400
# → {"message": "…body.usages is required…"}

# A form is not JSON.
curl -i "$URL/api/v1/usage" -H "$KEY" -d usages=1
# → 400
# → {"message": "header.Content-Type: application/x-www-form-urlencoded is not JSON…"}

# After all of this the mock answers as ever.
curl "$URL/api/v1/customers/customer-test-id" -H "$KEY"
# → {"data": {"id": "customer-test-id"}}
