/** The one moment of all samples: it lies in the past, and start and end are always the same. */
export const INSTANT = '2019-12-27T18:11:19.117Z';

/** The same field as the Go and Python clients write it. */
export const OTHER_INSTANTS = ['2019-12-27T18:11:19Z', '2019-12-27T18:11:19+02:00', '2019-12-27T18:11:19.117000+00:00'];
