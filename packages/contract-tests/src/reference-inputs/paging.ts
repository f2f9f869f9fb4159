// Query text that many lists share. Both cursors come in one request, and all four bounds name the same instant.
const CURSOR = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';

export const UUID_PAGE = `after=${CURSOR}&before=${CURSOR}&limit=1`;

/** For the lists whose cursors are opaque. */
export const WORD_PAGE = 'after=after&before=before&limit=1';

/** `INSTANT` of instant.ts, in a query. */
export const ENCODED_INSTANT = '2019-12-27T18%3A11%3A19.117Z';

export const CREATED_AT = ['gt', 'gte', 'lt', 'lte']
  .map((bound) => `createdAt%5B${bound}%5D=${ENCODED_INSTANT}`)
  .join('&');
