/** Fields below a Simulation that no snapshot holds, and why the state is whole without them. */
const CACHES: readonly (readonly [field: RegExp, reason: string])[] = [
  [/^(mind|callbacks|world\.onActionStart)$/, 'given by whoever makes the simulation'],
  [/^world\.now$/, 'the clock of the engine'],
  [/^world\.town$/, 'follows from the map and the sheets'],
  [/^writer$/, 'scratch space of the hash'],
  [/^pendingInputs$/, 'recorded by the journal and given again'],
  [/^world\.effects$/, 'on its way to the journal; a snapshot is taken when all is committed'],
  [/^world\.(stale|isStale|touchedResidents|isTouched)$/, 'after a restore every resident counts as changed'],
  [
    /^world\.tables\.residents\.#\.(hashLow|hashHigh|hashStale|touched)$/,
    'the cached hash, and what is stale',
  ],
  [/^residents(Low|High)$|^residentHashes$/, 'the cached hash'],
  [/\.(hashes|hashLow|hashHigh)$/, 'the cached hash'],
  [/^world\.tables\.people\.actors$/, 'an index over the people'],
  [/^world\.tables\.facts\.capacity$/, 'one of the sizes'],
  [/^world\.tables\.present$/, 'follows from place and presentSlot of each resident'],
  [/^world\.tables\.social\.(byKey|postOfComment)$/, 'an index over the posts'],
  [
    /^world\.tables\.(post|comment)Texts\.(?!texts|authors)/,
    'where the windows keep their texts, and what follows from a text; entries() are compared',
  ],
  [
    /^world\.tables\.gatherings\.(capacity|firstFree|live)$/,
    'follows from the residents and the rows in use',
  ],
  [/^world\.forecast$/, 'follows from the seed of the calendar and the hour'],
  [/^engine\.heap\.(slots|freeSlots|freeCount|count)$/, 'where the queue keeps its events'],
  [/^engine\.(current|handlers|callbacks)$/, 'scratch space, and given by the simulation'],
]

export function isCache(field: string): boolean {
  return CACHES.some(([pattern]) => pattern.test(field))
}
