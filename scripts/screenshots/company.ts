import type { Conversation, Message } from '@ai-community/shared/contracts/conversations.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { Resident } from '@ai-community/shared/contracts/world.ts'
import type { Member } from './member.ts'
import type { Subjects } from './pictures.ts'

const ANSWER_WITHIN_MS = 90_000
const LOOK_EVERY_MS = 1_000
const FOLLOWED = 4

/**
 * Has the demo member live a little, as far as it has not yet: follow, post, write to a resident that is awake, tell
 * the moderators of a post. Nothing in the pictures is made up.
 */
export async function keepCompany(member: Member): Promise<Subjects> {
  const residents = (await member.asks<Page<Resident>>('/world/residents?limit=100')).items
  const resident = residents.find((one) => one.status === 'awake') ?? residents[0]!
  for (const { username } of residents.slice(0, FOLLOWED)) await member.puts(`/users/${username}/follow`)
  const posts = (await member.asks<Page<Post>>('/posts?limit=50')).items
  const post = posts.find((one) => one.author.isAi && one.commentCount > 1) ?? posts[0]!
  const own = await member.asks<Page<Post>>(`/users/${member.username}/posts?limit=1`)
  if (own.items.length === 0) {
    await member.posts('/posts', { content: '第一天来到小镇，河边的风真好。你们平时都去哪儿散步？ #散步' })
    await member.puts(`/posts/${post.id}/like`)
    await member.posts('/reports', { targetType: 'post', targetId: posts[0]!.id, reason: 'spam', detail: '' })
  }
  return {
    postId: post.id,
    resident: resident.username,
    conversationId: await talkWith(member, resident.username),
    draft: { zh: '傍晚沿着河走了一圈，', en: 'A walk along the river this evening, and ' },
  }
}

/** The member's conversation with a resident, begun when there is none; waits a while for the answer. */
async function talkWith(member: Member, username: string): Promise<string> {
  const before = (await member.asks<Page<Conversation>>('/conversations')).items
  const known = before.find(({ participants }) => participants[0]?.isAi)
  if (known) return known.id
  const { id } = await member.posts<Conversation>('/conversations', { username })
  await member.posts(`/conversations/${id}/messages`, { content: '你好！今天打算做什么？' })
  const deadline = Date.now() + ANSWER_WITHIN_MS
  while (Date.now() < deadline) {
    const { items } = await member.asks<Page<Message>>(`/conversations/${id}/messages`)
    if (items.some(({ sender }) => sender.isAi)) break
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return id
}
