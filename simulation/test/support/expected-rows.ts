import { sql } from 'kysely'
import type { Db } from '@ai-community/shared/database/connection.ts'
import type { Effect, MoneyHolder } from '../../src/world/effects.ts'
import type { WorldInput } from '../../src/world/inputs.ts'

/** By table, one line for each row that tells what residents did. */
export type TownLines = Record<string, string[]>

/**
 * The rows that a history leaves, worked out from its effects alone and not by the journal: each thing once, of what is
 * overwritten the last state, and nothing of what the network refused.
 */
export function expectedLines(effects: readonly Effect[], inputs: readonly WorldInput[]): TownLines {
  const refused = new Set(
    inputs.flatMap((input) =>
      input.kind === 'effect_refused' ? [`${input.effect} ${input.resident} ${input.target}`] : [],
    ),
  )
  const isTaken = (effect: 'text' | 'like' | 'follow', resident: string, target: string) =>
    !refused.has(`${effect} ${resident} ${target}`)
  const tables: Record<string, Map<string, string>> = {}
  const set = (table: string, key: string, ...rest: unknown[]) =>
    (tables[table] ??= new Map<string, string>()).set(key, [key, ...rest].join(' | '))
  const endAt = new Map<string, number>()
  for (const effect of effects) if (effect.kind === 'action_cut') endAt.set(effect.key, effect.at)
  for (const effect of effects) {
    switch (effect.kind) {
      case 'action_started':
        set(
          'actions',
          effect.key,
          effect.resident,
          effect.action,
          effect.at,
          endAt.get(effect.key) ?? effect.endAt,
        )
        break
      case 'memory_added':
        set('memories', effect.key, effect.resident, effect.memory, effect.importance, effect.at, 'null')
        break
      case 'memory_dropped':
        tables.memories!.set(
          effect.key,
          tables.memories!.get(effect.key)!.replace(/null$/, String(effect.at)),
        )
        break
      case 'relation_changed':
        // What residents think of people stays in the core.
        if (!isPerson(effect.other))
          set('relationships', `${effect.resident} ${effect.other}`, effect.affinity, effect.familiarity)
        break
      case 'money_changed':
        set('transfers', effect.key, nameOf(effect.from), nameOf(effect.to), 'null', 0, effect.cents)
        break
      case 'item_changed':
        set('transfers', effect.key, effect.from ?? 'null', effect.to ?? 'null', effect.item, effect.count, 0)
        if (effect.from) set('inventory', `${effect.from} ${effect.item}`, effect.fromCount)
        if (effect.to) set('inventory', `${effect.to} ${effect.item}`, effect.toCount)
        break
      case 'encounter':
        effect.turns.forEach(({ speaker, text }, turn) =>
          set('turns', `${effect.key} ${turn}`, speaker, text),
        )
        break
      case 'post':
        if (isTaken('text', effect.resident, effect.key))
          set('posts', effect.key, effect.resident, effect.text)
        break
      case 'comment':
        if (isTaken('text', effect.resident, effect.key))
          set('comments', effect.key, effect.resident, effect.post, effect.text)
        break
      case 'message':
        if (isTaken('text', effect.resident, effect.key))
          set('messages', effect.key, effect.resident, effect.text)
        break
      case 'likes':
        for (const post of effect.posts)
          if (isTaken('like', effect.resident, post)) set('postLikes', `${effect.resident} ${post}`)
        for (const comment of effect.comments)
          if (isTaken('like', effect.resident, comment)) set('commentLikes', `${effect.resident} ${comment}`)
        break
      case 'follow':
        tables.follows?.delete(`${effect.resident} ${effect.followee}`)
        if (effect.following && isTaken('follow', effect.resident, effect.followee))
          set('follows', `${effect.resident} ${effect.followee}`)
        break
      case 'engagement_changed':
        set('engagements', `${effect.key} ${effect.resident}`, effect.state, effect.reason ?? 'null')
        break
      default:
    }
  }
  return Object.fromEntries(
    Object.entries(tables).map(([table, lines]) => [table, [...lines.values()].sort()]),
  )
}

/** People have the number of their first input for a key. */
function isPerson(key: string): boolean {
  return /^p\d+$/.test(key)
}

function nameOf(holder: MoneyHolder): string {
  return 'resident' in holder ? holder.resident : 'null'
}

const RESIDENT = (id: string) => `(SELECT r.world_key FROM residents r WHERE r.user_id = ${id})`
const PERSON = (id: string) =>
  `(SELECT CONCAT('p', MIN(i.input_no)) FROM world_inputs i WHERE i.actor_id = ${id})`
const TEXT = (kind: 'post' | 'comment', id: string) =>
  `COALESCE((SELECT t.world_key FROM ${kind}s t WHERE t.id = ${id}),
    (SELECT CONCAT('in:', i.input_no) FROM world_inputs i WHERE i.source_type = '${kind}' AND i.source_id = ${id}))`

/** Columns of each line, the key first, and where they stand. */
const LINES: Readonly<Record<string, readonly [columns: readonly string[], from: string]>> = {
  actions: [['world_key', RESIDENT('w.resident_id'), 'action', 'start_at', 'end_at'], 'action_logs w'],
  memories: [
    ['world_key', RESIDENT('w.resident_id'), 'kind', 'importance', 'sim_time', 'forgotten_at'],
    'memories w',
  ],
  relationships: [
    [`CONCAT(${RESIDENT('w.resident_id')}, ' ', ${RESIDENT('w.other_id')})`, 'affinity', 'familiarity'],
    'relationships w',
  ],
  transfers: [
    [
      'world_key',
      RESIDENT('w.from_id'),
      RESIDENT('w.to_id'),
      '(SELECT t.world_key FROM items t WHERE t.id = w.item_id)',
      'quantity',
      'amount_cents',
    ],
    'transfers w',
  ],
  inventory: [
    [
      `CONCAT(${RESIDENT('w.owner_id')}, ' ', (SELECT t.world_key FROM items t WHERE t.id = w.item_id))`,
      'quantity',
    ],
    'inventory w',
  ],
  turns: [
    [
      `CONCAT((SELECT e.world_key FROM encounters e WHERE e.id = w.encounter_id), ' ', turn_no)`,
      RESIDENT('w.speaker_id'),
      'content',
    ],
    'encounter_turns w',
  ],
  posts: [['world_key', RESIDENT('w.author_id'), 'content'], 'posts w WHERE ai_generated'],
  comments: [
    ['world_key', RESIDENT('w.author_id'), TEXT('post', 'w.post_id'), 'content'],
    'comments w WHERE ai_generated',
  ],
  messages: [['world_key', RESIDENT('w.sender_id'), 'content'], 'messages w WHERE ai_generated'],
  postLikes: [
    [`CONCAT(${RESIDENT('w.user_id')}, ' ', ${TEXT('post', 'w.post_id')})`],
    `post_likes w WHERE ${RESIDENT('w.user_id')} IS NOT NULL`,
  ],
  commentLikes: [
    [`CONCAT(${RESIDENT('w.user_id')}, ' ', ${TEXT('comment', 'w.comment_id')})`],
    `comment_likes w WHERE ${RESIDENT('w.user_id')} IS NOT NULL`,
  ],
  follows: [
    [
      `CONCAT(${RESIDENT('w.follower_id')}, ' ', COALESCE(${RESIDENT('w.followee_id')}, ${PERSON('w.followee_id')}))`,
    ],
    `follows w WHERE ${RESIDENT('w.follower_id')} IS NOT NULL`,
  ],
  engagements: [[`CONCAT(world_key, ' ', ${RESIDENT('w.resident_id')})`, 'state', 'reason'], 'engagements w'],
}

/** What the database says of the same. */
export async function writtenLines(db: Db): Promise<TownLines> {
  const lines: TownLines = {}
  for (const [table, [columns, from]] of Object.entries(LINES)) {
    const told = columns.map((column) => `COALESCE(${column}, 'null')`).join(`, ' | ', `)
    const { rows } = await sql<{
      line: string
    }>`SELECT CONCAT(${sql.raw(told)}) AS line FROM ${sql.raw(from)}`.execute(db)
    if (rows.length > 0) lines[table] = rows.map(({ line }) => line).sort()
  }
  return lines
}
