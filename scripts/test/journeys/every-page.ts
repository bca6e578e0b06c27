import type { Stage } from './stage.ts'
import type { Visitor } from './visitor.ts'

export type Guest = 'guest' | 'member' | 'moderator' | 'admin'

/** One address of the app as it looks when there is something to see: who goes there, and what stands there then. */
export interface PageOfTheApp {
  name: string
  as: Guest
  path: string
  /** In the browser this is in sight once the page shows what it is for. */
  landmark: string
}

/** What the pages need to show something: members who dealt with each other. */
export interface Scenery {
  member: Visitor
  friend: Visitor
}

interface Made {
  id: string
}

/** Every page of the app; `scenery.member` is who goes there as a member. */
export async function everyPage(stage: Stage, { member, friend }: Scenery): Promise<PageOfTheApp[]> {
  const own = await member.does<Made>('POST', '/posts', { content: 'A walk along the river #hills' })
  await friend.does('PUT', `/posts/${own.id}/like`)
  await friend.does('PUT', `/users/${member.username}/follow`)
  await friend.does('POST', `/posts/${own.id}/comments`, { content: 'Which way did you go?' })
  const conversation = await friend.does<Made>('POST', '/conversations', { username: member.username })
  await friend.does('POST', `/conversations/${conversation.id}/messages`, { content: 'Hello there' })
  const hidden = await friend.does<Made>('POST', '/posts', { content: 'Somebody reports these words' })
  const complaint = { targetType: 'post', targetId: hidden.id, reason: 'spam', detail: '' }
  await member.does('POST', '/reports', complaint)
  const post = (await stage.community.oldTalkedOverPosts()).at(-1)!
  await member.does('PUT', `/posts/${post.id}/bookmark`)
  await member.does('PUT', `/users/${stage.demoLogin('member').username}/block`)
  const [place, encounter, [event]] = await Promise.all([
    stage.community.somePlace(),
    stage.community.newestEncounter(),
    stage.community.events(),
  ])
  const guest = { as: 'guest' } as const
  const signedIn = { as: 'member' } as const
  return [
    { name: 'feed', ...guest, path: '/', landmark: 'article.post' },
    { name: 'post', ...guest, path: `/posts/${post.id}`, landmark: 'article.comment' },
    { name: 'resident', ...guest, path: `/u/${post.author.username}`, landmark: 'section.now' },
    { name: 'town', ...guest, path: '/town', landmark: 'main a[href^="/u/"]' },
    { name: 'login', ...guest, path: '/login', landmark: 'form input' },
    { name: 'welcome', ...signedIn, path: '/welcome', landmark: 'main h2' },
    { name: 'compose', ...signedIn, path: '/compose', landmark: 'form textarea' },
    { name: 'register', ...guest, path: '/register', landmark: 'form input' },
    { name: 'reset of the password', ...guest, path: '/reset-password', landmark: 'form input' },
    { name: 'discover', ...guest, path: '/discover', landmark: 'main a[href^="/u/"]' },
    { name: 'search', ...guest, path: '/search?q=hills', landmark: 'article.post' },
    {
      name: 'search of people',
      ...guest,
      path: `/search?q=${friend.username}&type=users`,
      landmark: 'main a[href^="/u/"]',
    },
    { name: 'search before words', ...guest, path: '/search', landmark: 'input[type=search]' },
    { name: 'tag', ...guest, path: '/tags/hills', landmark: 'article.post' },
    { name: 'likers', ...guest, path: `/posts/${own.id}/likes`, landmark: 'main a[href^="/u/"]' },
    { name: 'followers', ...guest, path: `/u/${member.username}/followers`, landmark: 'main a[href^="/u/"]' },
    { name: 'place', ...guest, path: `/places/${place.id}`, landmark: 'main h2' },
    { name: 'talk', ...guest, path: `/talks/${encounter.id}`, landmark: 'main article' },
    { name: 'event', ...guest, path: `/events/${event!.id}`, landmark: 'main h2' },
    { name: 'offline', ...guest, path: '/offline', landmark: 'main p' },
    { name: 'nothing there', ...guest, path: '/nowhere-at-all', landmark: 'h1' },
    { name: 'messages of a guest', ...guest, path: '/messages', landmark: 'main a[href^="/login"]' },
    { name: 'own feed', ...signedIn, path: '/', landmark: 'article.post' },
    { name: 'own post', ...signedIn, path: `/posts/${own.id}`, landmark: 'article.comment' },
    { name: 'edit', ...signedIn, path: `/compose?edit=${own.id}`, landmark: 'form textarea' },
    { name: 'me', ...signedIn, path: '/me', landmark: 'article.post' },
    { name: 'somebody', ...signedIn, path: `/u/${friend.username}`, landmark: 'article.post' },
    { name: 'bookmarks', ...signedIn, path: '/bookmarks', landmark: 'article.post' },
    { name: 'notifications', ...signedIn, path: '/notifications', landmark: 'main li a' },
    { name: 'messages', ...signedIn, path: '/messages', landmark: 'main li a' },
    { name: 'chat', ...signedIn, path: `/messages/${conversation.id}`, landmark: '[role=log] article' },
    { name: 'settings', ...signedIn, path: '/settings', landmark: 'main a[href="/settings/data"]' },
    { name: 'settings: profile', ...signedIn, path: '/settings/profile', landmark: 'form textarea' },
    { name: 'settings: security', ...signedIn, path: '/settings/security', landmark: 'form' },
    { name: 'settings: hidden people', ...signedIn, path: '/settings/hidden', landmark: 'main li button' },
    { name: 'settings: data', ...signedIn, path: '/settings/data', landmark: 'form input' },
    { name: 'no right', ...signedIn, path: '/operator', landmark: 'main p' },
    { name: 'moderation', as: 'moderator', path: '/moderation', landmark: 'main article' },
    { name: 'operator', as: 'admin', path: '/operator', landmark: 'main form' },
  ]
}
