// Asks the mock, with the API key of the page. A no becomes an error that says why.
export const key = {
  get: () => sessionStorage.getItem('key') ?? 'server-demo',
  set: (value) => sessionStorage.setItem('key', value),
};

/** What the viewer reads of the API shows in no journal, and no fault hits it. */
const UNSEEN = { 'X-Meterline-Unseen': 'true' };

async function ask(method, path, body) {
  const headers = { 'X-API-KEY': key.get(), ...(method === 'GET' && UNSEEN) };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.message), { status: response.status });
  return answer.data;
}

export const read = (path, query = {}) =>
  ask('GET', `${path}${Object.keys(query).length ? `?${new URLSearchParams(query)}` : ''}`);

export const control = (method, name, body) => ask(method, `/_mock/${name}`, body);
