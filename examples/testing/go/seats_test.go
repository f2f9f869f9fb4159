package seats

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"testing"
)

var mockURL string

// The mock in a process of its own; it is ready when it tells its address.
func TestMain(m *testing.M) {
	mock := exec.Command("node_modules/.bin/meterline-mock", "--port", "0", "--quiet",
		"--scenario", "seats", "--clock", "2026-03-10T12:00:00Z")
	output, err := mock.StdoutPipe()
	if err == nil {
		err = mock.Start()
	}
	if err != nil {
		panic(err)
	}
	address := regexp.MustCompile(`http://[\d.:]+`)
	lines := bufio.NewScanner(output)
	for mockURL == "" && lines.Scan() {
		mockURL = address.FindString(lines.Text())
	}
	code := m.Run()
	mock.Process.Signal(os.Interrupt)
	mock.Wait()
	os.Exit(code)
}

type api struct {
	t   *testing.T
	key string
}

// A key of its own for each test: no test sees another one.
func newAPI(t *testing.T) api { return api{t, "server-" + rand.Text()} }

func (a api) call(method, path string, body any) map[string]any {
	var sent bytes.Buffer
	if body != nil {
		json.NewEncoder(&sent).Encode(body)
	}
	request, _ := http.NewRequest(method, mockURL+path, &sent)
	request.Header.Set("X-API-KEY", a.key)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		a.t.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct {
		Data    json.RawMessage
		Message string
	}
	json.NewDecoder(response.Body).Decode(&answer)
	if response.StatusCode > 299 {
		a.t.Fatalf("%s %s: %d %s", method, path, response.StatusCode, answer.Message)
	}
	var data map[string]any
	json.Unmarshal(answer.Data, &data)
	return data
}

// The code under test.
func takeSeat(a api, customer string) bool {
	check := "/api/v1/customers/" + customer + "/entitlements/check?featureId=feature-seats&requestedUsage=1"
	granted := a.call("GET", check, nil)["isGranted"] == true
	if granted {
		line := map[string]any{"customerId": customer, "featureId": "feature-seats", "value": 1}
		a.call("POST", "/api/v1/usage", map[string]any{"usages": []any{line}})
	}
	return granted
}

func TestTakesASeatWhileThereIsOne(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	if !takeSeat(a, "customer-small") || takeSeat(a, "customer-small") {
		t.Fatal("there was one seat left, and then none")
	}
	once := map[string]any{"operationId": "reportUsage", "times": 1}
	if a.call("POST", "/_mock/requests/verify", once)["isMet"] != true {
		t.Fatal("usage was not reported once")
	}
}

func TestThePaidTeamIsRenewedWhenAMonthHasPassed(t *testing.T) {
	t.Parallel()
	moved := newAPI(t).call("POST", "/_mock/clock/advance", map[string]any{"duration": "P1M"})
	for _, happening := range moved["happenings"].([]any) {
		if happening.(map[string]any)["type"] == "subscription.renewed" {
			return
		}
	}
	t.Fatal("nothing was renewed")
}
