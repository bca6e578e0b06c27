export type Role = 'admin' | 'moderator' | 'member'

/** One picture for the documents: what is open in it, for whom, and what must be in sight before it is taken. */
export interface Picture {
  name: string
  path: string
  /** Nobody is signed in without it. */
  as?: Role
  landmark: string
  theme?: 'dark'
  size?: { width: number; height: number }
}

/** What of the running community is shown. */
export interface Subjects {
  postId: string
  resident: string
  conversationId: string
  draft: Record<'zh' | 'en', string>
}

export const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

/** The pictures of the phone app, taken in each language. */
export function picturesOfTheApp({ postId, resident, conversationId }: Subjects): Picture[] {
  return [
    // Posts are there before the browser knows whose they are.
    { name: 'feed', path: '/', as: 'member', landmark: '.feed-bar .bell' },
    { name: 'feed-dark', path: '/', landmark: 'article.post', theme: 'dark' },
    { name: 'post', path: `/posts/${postId}`, as: 'member', landmark: 'article.comment' },
    { name: 'resident', path: `/u/${resident}`, as: 'member', landmark: 'section.now' },
    { name: 'town', path: '/town', as: 'member', landmark: 'main a[href^="/u/"]' },
    { name: 'discover', path: '/discover', as: 'member', landmark: 'main a[href^="/u/"]' },
    { name: 'search', path: '/search', as: 'member', landmark: 'input[type=search]' },
    { name: 'welcome', path: '/welcome', as: 'member', landmark: 'main h2' },
    { name: 'compose', path: '/compose', as: 'member', landmark: 'form textarea' },
    { name: 'chat', path: `/messages/${conversationId}`, as: 'member', landmark: '[role=log] article' },
    { name: 'notifications', path: '/notifications', as: 'member', landmark: 'main li a, main p' },
    { name: 'settings', path: '/settings', as: 'member', landmark: 'main a[href="/settings/data"]' },
    { name: 'moderation', path: '/moderation', as: 'moderator', landmark: 'main article' },
    { name: 'operator', path: '/operator', as: 'admin', landmark: 'main form' },
  ]
}

/** The visualizer is another program, at an address of its own. */
export const VISUALIZER: Picture = {
  name: 'visualizer',
  path: '/',
  landmark: 'canvas',
  theme: 'dark',
  size: DESKTOP,
}
