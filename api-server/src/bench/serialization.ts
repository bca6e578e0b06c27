import { postPageSchema, type Post } from '@ai-community/shared/contracts/posts.ts'
import { compileSerializer } from '../serialization.ts'

const ROUNDS = 7
const PAGES_PER_ROUND = 2_000

/** Writes a page of 20 posts in three ways, in turns, and prints what one page takes at the median. */
export function benchSerialization(): void {
  const page = {
    items: Array.from({ length: 20 }, (_, index) => postNumber(index)),
    nextCursor: 'eyJhIjoxfQ',
  }
  const ways: Record<string, () => string> = {
    'JSON.stringify alone (the limit: whatever is there goes out)': () => JSON.stringify(page),
    'checked by zod, then JSON.stringify (before)': () => JSON.stringify(postPageSchema.parse(page)),
    'serialiser compiled from the contract (now)': serializerOf(page),
  }
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, write] of Object.entries(ways)) {
      const started = performance.now()
      for (let n = 0; n < PAGES_PER_ROUND; n++) write()
      // The first round compiles.
      if (round > 0) times.get(name)!.push(((performance.now() - started) / PAGES_PER_ROUND) * 1000)
    }
  const medians = [...times].map(([name, micros]) => [name, medianOf(micros)] as const)
  const limit = medians[0]![1]
  const rows = medians.map(
    ([name, micros]) => `| ${name} | ${micros.toFixed(0)} | ${(micros / limit).toFixed(2)} |`,
  )
  process.stdout.write(['| a page of 20 posts | µs | × limit |', '|---|---|---|', ...rows, ''].join('\n'))
}

function serializerOf(page: unknown): () => string {
  const serialize = compileSerializer(postPageSchema)
  return () => serialize(page)
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function postNumber(index: number): Post {
  const author = {
    id: '318239487234048001',
    username: 'lin_mei',
    displayName: '林梅',
    avatarUrl: null,
    isAi: true,
  }
  return {
    id: String(318_239_487_234_048_001n + BigInt(index)),
    author,
    content: '今天的面包特别好，外面下着小雨。 We talked for an hour about jazz and the harvest. #早餐',
    createdAt: '2026-11-22T21:15:55.671Z',
    editedAt: null,
    simTime: 123_456_789,
    location: { id: '12345678901234567', name: { zh: '咖啡馆', en: 'Café' } },
    files: [],
    tags: ['早餐'],
    mentions: [author],
    likeCount: 12,
    commentCount: 3,
    aiGenerated: true,
    version: 1,
    viewer: { liked: false, bookmarked: false },
  }
}
