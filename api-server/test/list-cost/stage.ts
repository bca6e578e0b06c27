import { sql } from 'kysely'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import { computeDueRankings } from '@ai-community/shared/community/rankings/rankings.service.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { bulkInsert } from '@ai-community/shared/test-support/bulk/bulk-insert.ts'
import { loadCommunity, type Loaded } from '@ai-community/shared/test-support/bulk/load-community.ts'
import { sqlTime, type LoadSizes } from '@ai-community/shared/test-support/bulk/load-ids.ts'
import type { Member, TestApp } from '../test-app.ts'
import { insertTown, type TownFixture } from '../town-fixture.ts'

/** What the lists are lists of: a community under load, and a member, a post and a resident with much of everything. */
export interface Stage {
  test: TestApp
  loaded: Pick<Loaded, 'userIds' | 'postIds'>
  town: TownFixture
  /** Likes, marks, follows, blocks, is told and writes with many. */
  member: Member
  admin: Member
  /** Has hundreds of comments, and the first of them hundreds of replies. */
  postId: string
  commentId: string
  conversationId: string
  /** The most followed of all. */
  popularName: string
}

const MANY = 600

export async function setStage(test: TestApp, sizes: LoadSizes): Promise<Stage> {
  const loaded = (await findLoaded(test.db)) ?? (await loadCommunity(test.db, sizes))
  const town = await insertTown(test)
  const member = await test.register()
  const admin = await test.registerAs('admin')
  const postId = (await member.post('/api/posts', { content: '#咖啡 much spoken of' })).json<Post>().id
  const commentId = (await member.post(`/api/posts/${postId}/comments`, { content: 'first' })).json<{
    id: string
  }>().id
  const conversationId = test.ids.next()
  const popular = await test.db
    .selectFrom('users')
    .select('username')
    .orderBy('followerCount', 'desc')
    .executeTakeFirstOrThrow()
  const stage = {
    test,
    loaded,
    town,
    member,
    admin,
    postId,
    commentId,
    conversationId,
    popularName: popular.username,
  }
  await fillPeople(stage)
  await fillThread(stage)
  await fillMessages(stage)
  await fillOffice(stage)
  await fillTown(stage)
  await computeDueRankings(test.db, new Date(), 'stage')
  return stage
}

/** What an earlier load has left in the database. */
async function findLoaded(db: Db): Promise<Pick<Loaded, 'userIds' | 'postIds'> | undefined> {
  const posts = await db.selectFrom('posts').select('id').orderBy('id').execute()
  if (posts.length === 0) return undefined
  const users = await db.selectFrom('users').select('id').orderBy('id').execute()
  return { userIds: users.map(({ id }) => id), postIds: posts.map(({ id }) => id) }
}

function some<Item>(items: readonly Item[], count = MANY): Item[] {
  const step = Math.max(1, Math.floor(items.length / count))
  return items.filter((_, index) => index % step === 0).slice(0, count)
}

function at(n: number): string {
  return sqlTime(Date.now() - 3_600_000 + n * 1_000)
}

async function fillPeople({ test: { db }, loaded, member, postId }: Stage): Promise<void> {
  const people = some(loaded.userIds)
  const third = Math.floor(people.length / 3)
  const posts = some(loaded.postIds)
  const followed = people.slice(0, third)
  const blocked = people.slice(third, 2 * third)
  await bulkInsert(
    db,
    'follows (follower_id, followee_id, created_at)',
    followed.map((id, n) => [member.id, id, at(n)]),
  )
  await bulkInsert(
    db,
    'blocks (blocker_id, blocked_id, created_at)',
    blocked.map((id, n) => [member.id, id, at(n)]),
  )
  await bulkInsert(
    db,
    'mutes (muter_id, muted_id, created_at)',
    people.slice(2 * third).map((id, n) => [member.id, id, at(n)]),
  )
  await bulkInsert(
    db,
    'bookmarks (user_id, post_id, created_at)',
    posts.map((id, n) => [member.id, id, at(n)]),
  )
  await bulkInsert(
    db,
    'post_likes (user_id, post_id, created_at)',
    posts.map((id, n) => [member.id, id, at(n)]),
  )
  await bulkInsert(
    db,
    'post_likes (user_id, post_id, created_at)',
    people.map((id, n) => [id, postId, at(n)]),
  )
}

async function fillThread({ test: { db, ids }, loaded, postId, commentId }: Stage): Promise<void> {
  const people = some(loaded.userIds)
  const into = 'comments (id, post_id, seq, parent_id, author_id, content, created_at)'
  const comment = (parentId: string | null, first: number) =>
    people.map((authorId, n) => [ids.next(), postId, first + n, parentId, authorId, `comment ${n}`, at(n)])
  await bulkInsert(db, into, comment(null, 2))
  await bulkInsert(db, into, comment(commentId, 2 + people.length))
}

async function fillMessages({
  test: { db, ids },
  loaded,
  member,
  postId,
  conversationId,
}: Stage): Promise<void> {
  const partners = some(loaded.userIds)
  const conversations = partners.map((partnerId, n) => ({
    id: n === 0 ? conversationId : ids.next(),
    partnerId,
    messages: n === 0 ? MANY : 1,
    n,
  }))
  const messages = conversations.flatMap(({ id, partnerId, messages: count }) =>
    Array.from({ length: count }, (_, seq) => ({
      id: ids.next(),
      conversationId: id,
      seq: seq + 1,
      partnerId,
    })),
  )
  const lastOf = new Map(messages.map((message) => [message.conversationId, message.id]))
  await bulkInsert(
    db,
    'conversations (id, pair_key, message_seq, last_message_id, created_at, updated_at)',
    conversations.map(({ id, partnerId, messages: count, n }) => {
      const pair = [member.id, partnerId].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).join(':')
      return [id, pair, count, lastOf.get(id)!, at(n), at(n)]
    }),
  )
  await bulkInsert(
    db,
    'conversation_members (conversation_id, user_id, updated_at)',
    conversations.flatMap(({ id, partnerId, n }) =>
      [member.id, partnerId].map((userId) => [id, userId, at(n)]),
    ),
  )
  await bulkInsert(
    db,
    'messages (id, conversation_id, seq, sender_id, content, created_at)',
    messages.map((message) => [
      message.id,
      message.conversationId,
      message.seq,
      message.partnerId,
      'hello',
      at(message.seq),
    ]),
  )
  await bulkInsert(
    db,
    'notifications (id, user_id, type, group_key, actor_id, post_id, created_at)',
    partners.flatMap((actorId, n) => [
      [ids.next(), member.id, 'like', `like:${postId}`, actorId, postId, at(n)],
      [ids.next(), member.id, 'follow', `follow:${n}`, actorId, null, at(n)],
    ]),
  )
  await sql`
    INSERT INTO notification_groups
      (user_id, group_key, id, post_id, people_count, unread_people, people_last_id)
    SELECT user_id, group_key, MIN(id), MAX(post_id), COUNT(*), COUNT(*), MAX(id) FROM notifications
    WHERE user_id = ${member.id} GROUP BY user_id, group_key`.execute(db)
}

async function fillOffice({ test: { db, ids }, loaded, member, admin, postId }: Stage): Promise<void> {
  const people = some(loaded.userIds)
  await bulkInsert(
    db,
    'reports (id, reporter_id, target_type, target_id, reason, state, created_at)',
    people.map((id, n) => [ids.next(), id, 'post', postId, 'spam', n % 2 === 0 ? 'open' : 'rejected', at(n)]),
  )
  await bulkInsert(
    db,
    'image_jobs (id, requested_by_id, prompt, created_at)',
    people.map((_, n) => [ids.next(), admin.id, `picture ${n}`, at(n)]),
  )
  const last = await db
    .selectFrom('auditLogs')
    .select((eb) => eb.fn.max<number>('seq').as('seq'))
    .executeTakeFirst()
  const hash = '0'.repeat(64)
  await bulkInsert(
    db,
    'audit_logs (id, seq, actor_id, action, target_type, target_id, detail, previous_hash, hash, created_at)',
    people.map((id, n) => {
      const [before, own] = [n, n + 1].map((number) => (hash + number).slice(-64))
      return [
        ids.next(),
        (last?.seq ?? 0) + 1 + n,
        admin.id,
        'user.suspended',
        'user',
        id,
        '{}',
        before!,
        own!,
        at(n),
      ]
    }),
  )
  await bulkInsert(
    db,
    'sessions (id, user_id, created_at, last_used_at, expires_at)',
    people.slice(0, 300).map((_, n) => [ids.next(), member.id, at(n), at(n), '2099-01-01']),
  )
}

/** What time it is in the town: all its events lie ahead. */
const NOON_MS = 12 * 60 * 60_000

async function fillTown({ test: { db, ids }, town, loaded }: Stage): Promise<void> {
  const writtenThere = some(loaded.postIds)
  await db.updateTable('posts').set({ locationId: town.locationId }).where('id', 'in', writtenThere).execute()
  const { worldId } = await db.selectFrom('residents').select('worldId').executeTakeFirstOrThrow()
  const numbers = Array.from({ length: MANY }, (_, n) => n)
  const minute = 60_000
  await bulkInsert(
    db,
    'action_logs (id, world_id, world_key, resident_id, action, location_id, start_at, end_at, text_zh, text_en)',
    numbers.map((n) => [
      ids.next(),
      worldId,
      `load-${n}`,
      town.residentId,
      'work',
      town.locationId,
      n * minute,
      (n + 1) * minute,
      '做咖啡',
      'made coffee',
    ]),
  )
  const encounters = numbers.map((n) => ({ id: ids.next(), n }))
  await bulkInsert(
    db,
    'encounters (id, world_id, world_key, location_id, start_at, end_at, topic)',
    encounters.map(({ id, n }) => [
      id,
      worldId,
      `load-${n}`,
      town.locationId,
      n * minute,
      (n + 1) * minute,
      'coffee',
    ]),
  )
  await bulkInsert(
    db,
    'encounter_participants (encounter_id, resident_id)',
    encounters.map(({ id }) => [id, town.residentId]),
  )
  await bulkInsert(
    db,
    'encounter_turns (encounter_id, turn_no, speaker_id, content)',
    encounters.map(({ id }) => [id, 1, town.residentId, '你好']),
  )
  await bulkInsert(
    db,
    'memories (id, resident_id, world_key, kind, content, importance, sim_time, last_access, evidence)',
    numbers.map((n) => [
      ids.next(),
      town.residentId,
      `load-${n}`,
      'reflection',
      '想到了咖啡',
      5,
      n * minute,
      n * minute,
      '[]',
    ]),
  )
  await bulkInsert(
    db,
    'events (id, world_id, world_key, kind, location_id, start_at, end_at, invited, description_zh, description_en)',
    numbers.map((n) => [
      ids.next(),
      worldId,
      `load-${n}`,
      'party',
      town.locationId,
      NOON_MS + n * minute,
      NOON_MS + (n + 1) * minute,
      '[]',
      '聚会',
      'a party',
    ]),
  )
}

/** Statistics of the optimizer as they are, or as though every table had a single row. */
export async function setStatistics(db: Db, state: 'fresh' | 'stale'): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`.execute(db)
  if (state === 'fresh') {
    for (const { name } of rows) await sql`ANALYZE TABLE ${sql.table(name)}`.execute(db)
    return
  }
  await sql`UPDATE mysql.innodb_table_stats SET n_rows = 1, clustered_index_size = 1, sum_of_other_index_sizes = 1
    WHERE database_name = DATABASE()`.execute(db)
  await sql`UPDATE mysql.innodb_index_stats SET stat_value = 1 WHERE database_name = DATABASE()`.execute(db)
  for (const { name } of rows) {
    await sql`FLUSH TABLES ${sql.table(name)}`.execute(db)
    // Whoever opens a table first reads its statistics, which count like rows of its own.
    await sql`SELECT 1 FROM ${sql.table(name)} LIMIT 1`.execute(db)
  }
}
