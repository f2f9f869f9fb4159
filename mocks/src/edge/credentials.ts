// Decides who is calling: a server key may do everything in its environment, a publishable key of the same name may only
// read it. Any other text is a server key of its own, so that fixed keys of other tools work too.
export type Credentials = { environment: string; isPublishable: boolean };

/** Two headers of one name arrive joined by a comma: that is no name, but a mistake. */
const NAME = /^[^,\p{Cc}]{1,255}$/u;

export function isName(text: string): boolean {
  return NAME.test(text);
}

export function credentialsOf(apiKey: string | undefined): Credentials | null {
  if (!apiKey || apiKey === 'server-' || apiKey === 'client-' || !isName(apiKey)) return null;
  if (apiKey.startsWith('client-')) return { environment: apiKey.slice('client-'.length), isPublishable: true };
  const environment = apiKey.startsWith('server-') ? apiKey.slice('server-'.length) : apiKey;
  return { environment, isPublishable: false };
}
