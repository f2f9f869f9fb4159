// Decides the token of the set-up widget: readable, unsigned, and the same for the same request at the same instant.
// Invariant: it holds no secret and opens nothing; it is good for one hour and names the one origin that it is for.
// Example: minted at noon for https://app.example: aud https://app.example, exp one hour after noon.
import { type Instant, step } from '../time.ts';

export type Setup = { applicationOrigin: string; destinationType: string | null; enabledModels: string[] };

export function scopedToken(setup: Setup, environmentId: string, at: Instant): { token: string; expiresAt: Instant } {
  const expiresAt = step(at, 'hour', 1);
  const { applicationOrigin: aud, destinationType, enabledModels } = setup;
  const claims = { sub: environmentId, aud, iat: seconds(at), exp: seconds(expiresAt), destinationType, enabledModels };
  return { token: `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`, expiresAt };
}

function seconds(at: Instant): number {
  return Math.floor(at / 1000);
}

/** JSON in base64url, as the parts of a JWT are. */
function encoded(part: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(part));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
