import assert from 'node:assert/strict'
import type { Comment } from '@ai-community/shared/contracts/comments.ts'
import type { Conversation, Message } from '@ai-community/shared/contracts/conversations.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { Encounter, Resident, ResidentDetail } from '@ai-community/shared/contracts/world.ts'
import type { Villager, Village } from './village.ts'

export interface Scene {
  name: string
  /** Lets it happen; returns in a sentence what happened. @throws when it does not happen as it should. */
  play: (village: Village) => Promise<string>
}

/** What the people and residents of a community do, in the order of the source document's test. */
export const SCENES: readonly Scene[] = [
  { name: 'posting', play: playPosting },
  { name: 'liking', play: playLiking },
  { name: 'commenting', play: playCommenting },
  { name: 'private chat', play: playChat },
  { name: 'meeting offline', play: playMeeting },
]

/** A person posts and the other reads it; a resident posts something of its own, which says what it grew from. */
async function playPosting({ anna, ben, residents, liveUntil }: Village): Promise<string> {
  const content = '早上好，我是新来的安娜！#新邻居'
  const { id } = await anna.send<Post>('POST', '/api/posts', { content })
  const seen = (await newestPosts(ben)).find((post) => post.id === id)
  assert.partialDeepStrictEqual(seen, { content, tags: ['新邻居'], aiGenerated: false })
  const known = new Set((await newestPosts(ben)).map((post) => post.id))
  const fresh = await liveUntil('a resident posts', async () =>
    (await newestPosts(ben)).find((post) => !known.has(post.id)),
  )
  assert.equal(fresh.aiGenerated, true)
  assert.ok(residents.some(({ username }) => username === fresh.author.username))
  const { reasons } = await ben.get<{ reasons: unknown[] }>(`/api/posts/${fresh.id}/why`)
  assert.ok(reasons.length > 0, 'a post of a resident grew from something')
  return `anna's post stands in ben's feed; ${fresh.author.displayName} posted “${fresh.content}” for ${reasons.length} reasons`
}

/** Likes count once, tell the author, and are taken back; a resident likes by itself. */
async function playLiking({ anna, ben, liveUntil }: Village): Promise<string> {
  const post = (await newestPosts(ben)).find(({ author }) => author.username === anna.username)!
  const path = `/api/posts/${post.id}/like`
  for (const by of [ben, ben, anna]) await by.send('PUT', path)
  const liked = await ben.get<Post>(`/api/posts/${post.id}`)
  assert.deepEqual([liked.likeCount, liked.viewer?.liked], [2, true])
  const { items } =
    await anna.get<Page<{ type: string; actors: { username: string }[] }>>('/api/notifications')
  const told = items.find(({ type }) => type === 'like')
  assert.deepEqual(
    told?.actors.map(({ username }) => username),
    ['ben'],
  )
  const before = await likesOfAll(ben)
  const now = await liveUntil('a resident likes a post', async () => {
    const likes = await likesOfAll(ben)
    return likes > before ? likes : undefined
  })
  return `ben's like counts once and anna heard of it; a resident's like makes ${now} in all`
}

/** A person speaks to a resident by name; it answers, and the person's reply stands beneath. */
async function playCommenting({ anna, ben, residents, liveUntil }: Village): Promise<string> {
  const [resident] = residents
  const content = `@${resident.username} 你今天过得怎么样？`
  const post = await anna.send<Post>('POST', '/api/posts', { content })
  const answer = await liveUntil('a resident who is spoken to answers', async () =>
    (await commentsOf(ben, post.id)).find(({ author }) => author.username === resident.username),
  )
  assert.equal(answer.aiGenerated, true)
  const reply = { content: '谢谢你告诉我！', parentId: answer.id }
  await ben.send<Comment>('POST', `/api/posts/${post.id}/comments`, reply)
  const [thread] = (await commentsOf(anna, post.id)).filter(({ id }) => id === answer.id)
  assert.equal(thread?.replyCount, 1)
  const { items } = await anna.get<Page<Comment>>(`/api/comments/${answer.id}/replies`)
  assert.partialDeepStrictEqual(items[0], { content: reply.content, author: { username: ben.username } })
  return `${resident.displayName} answered anna “${answer.content}”, and ben replied`
}

/** Two people talk, the read cursor counts; a resident answers a person; nobody else reads any of it. */
async function playChat({ anna, ben, residents, liveUntil }: Village): Promise<string> {
  const withBen = await openConversation(anna, ben.username)
  const sent = await write(anna, withBen, '周末一起去咖啡馆吗？')
  assert.equal((await conversationOf(ben, withBen)).unreadCount, 1)
  await ben.send('PUT', `/api/conversations/${withBen}/read`, { messageId: sent.id })
  assert.equal((await conversationOf(ben, withBen)).unreadCount, 0)
  await write(ben, withBen, 'Yes, at nine!')
  const [resident] = residents
  const withResident = await openConversation(anna, resident.username)
  await write(anna, withResident, '你好，在做什么？')
  const answer = await liveUntil('a resident answers a message', async () =>
    (await messagesOf(anna, withResident)).find(({ sender }) => sender.username === resident.username),
  )
  assert.equal(answer.aiGenerated, true)
  assert.equal(await ben.statusOf(`/api/conversations/${withResident}/messages`), 404)
  return `anna and ben made a date; ${resident.displayName} wrote back “${answer.content}”, which ben can't read`
}

/** The two residents meet somewhere in town, talk, and know each other afterwards. */
async function playMeeting({ anna, residents, liveUntil }: Village): Promise<string> {
  const names = residents.map(({ username }) => username).sort()
  const known = new Set((await encounters(anna)).map(({ id }) => id))
  const meeting = await liveUntil('the two residents meet', async () =>
    (await encounters(anna)).find(({ id }) => !known.has(id)),
  )
  assert.deepEqual(meeting.participants.map(({ username }) => username).sort(), names)
  assert.ok(meeting.location && meeting.turns.length >= 2)
  for (const resident of residents) await assertKnows(anna, resident, names)
  const [first] = meeting.turns
  return (
    `${residents.map(({ displayName }) => displayName).join(' and ')} met at ${meeting.location.name.en}: ` +
    `${meeting.turns.length} turns, from “${first!.content}”`
  )
}

async function assertKnows(
  viewer: Villager,
  { username }: Resident,
  names: readonly string[],
): Promise<void> {
  const { relationships } = await viewer.get<ResidentDetail>(`/api/world/residents/${username}`)
  const other = names.find((name) => name !== username)
  const relation = relationships.find(({ resident }) => resident.username === other)
  assert.ok(relation && relation.lastMet !== null, `${username} has met ${other}`)
}

async function newestPosts(viewer: Villager): Promise<Post[]> {
  return (await viewer.get<Page<Post>>('/api/posts?limit=100')).items
}

async function likesOfAll(viewer: Villager): Promise<number> {
  return (await newestPosts(viewer)).reduce((sum, { likeCount }) => sum + likeCount, 0)
}

async function commentsOf(viewer: Villager, postId: string): Promise<Comment[]> {
  return (await viewer.get<Page<Comment>>(`/api/posts/${postId}/comments`)).items
}

async function openConversation(by: Villager, username: string): Promise<string> {
  return (await by.send<Conversation>('POST', '/api/conversations', { username })).id
}

function write(by: Villager, conversationId: string, content: string): Promise<Message> {
  return by.send<Message>('POST', `/api/conversations/${conversationId}/messages`, { content })
}

async function messagesOf(viewer: Villager, conversationId: string): Promise<Message[]> {
  return (await viewer.get<Page<Message>>(`/api/conversations/${conversationId}/messages`)).items
}

async function conversationOf(viewer: Villager, conversationId: string): Promise<Conversation> {
  const { items } = await viewer.get<Page<Conversation>>('/api/conversations')
  const found = items.find(({ id }) => id === conversationId)
  assert.ok(found, 'the conversation stands in the list')
  return found
}

async function encounters(viewer: Villager): Promise<Encounter[]> {
  return (await viewer.get<Page<Encounter>>('/api/world/encounters')).items
}
