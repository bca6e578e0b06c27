// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { ApiError } from '../app/api/api-error.ts'
import WhySheet from '../app/components/ai/WhySheet.vue'
import CommentItem from '../app/components/comment/CommentItem.vue'
import MoreMenu from '../app/components/dialog/MoreMenu.vue'
import WritingBar from '../app/components/form/WritingBar.vue'
import MessageBubble from '../app/components/message/MessageBubble.vue'
import MemberPage from '../app/components/shell/MemberPage.vue'
import AbsentState from '../app/components/state/AbsentState.vue'
import PeopleList from '../app/components/user/PeopleList.vue'
import { useBusyAttempt } from '../app/composables/use-attempt.ts'
import { useMemberLoad } from '../app/composables/use-member-load.ts'
import { faceOf, usePageHead } from '../app/composables/use-page-head.ts'
import { usePeopleStore } from '../app/stores/people.store.ts'
import { useSessionStore } from '../app/stores/session.store.ts'
import en from '../i18n/locales/en.json' with { type: 'json' }
import { componentScene } from './component-scene.ts'
import * as samples from './samples.ts'
import { gate } from './scripted-fetch.ts'

enableAutoUnmount(afterEach)
beforeEach(() => localStorage.clear())

/** The button or radio of this name, wherever a dialog may have put it. */
async function tap(scene: VueWrapper, name: string): Promise<void> {
  const named = scene
    .findAll('button, label')
    .find((piece) => (piece.attributes('aria-label') ?? piece.text()).trim() === name)
  await named!.trigger('click')
  await flushPromises()
  await vi.dynamicImportSettled()
}

describe("a members' page", () => {
  const page = () =>
    componentScene(MemberPage, {
      props: { title: 'Moderation', path: '/moderation', role: 'moderator' },
      slots: { default: '<p class="page">Reports</p>', actions: '<a class="action">Log</a>' },
    }).scene

  it('shows neither itself nor its actions to a member without the role', () => {
    const scene = page()
    expect(scene.find('.page').exists()).toBe(false)
    expect(scene.find('.action').exists()).toBe(false)
    expect(scene.text()).toContain('Not for this account')
  })

  it.each(['moderator', 'admin'] as const)('opens for a %s', async (role) => {
    const scene = page()
    useSessionStore().me = { ...samples.me, role }
    await flushPromises()
    expect(scene.find('.page').exists()).toBe(true)
    expect(scene.find('.action').exists()).toBe(true)
  })

  it('stays out of search engines', async () => {
    page()
    await vi.waitFor(() =>
      expect(document.head.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex'),
    )
  })

  it('loads for whoever has the role, and anew for the next one', async () => {
    const loadedFor: string[] = []
    componentScene(
      defineComponent(() => {
        const session = useSessionStore()
        useMemberLoad(() => loadedFor.push(session.me!.username), 'moderator')
        return () => null
      }),
    )
    const session = useSessionStore()
    session.me = { ...samples.me, role: 'moderator' }
    await flushPromises()
    session.me = { ...samples.me, role: 'moderator', bio: 'changed' }
    await flushPromises()
    session.me = { ...samples.me, role: 'admin', username: 'boss' }
    await flushPromises()
    expect(loadedFor).toEqual([samples.me.username, 'boss'])
  })
})

describe('the preview card of a page', () => {
  const icon = 'https://town.example/icons/icon-512.png'
  const face = { avatarUrl: '/api/files/7', displayName: 'Lin' }

  it.each([
    ['the icon of the app', null, icon, 'AI Community', 'summary'],
    ['a face beside the words', faceOf(face), 'https://town.example/api/files/7', 'Lin', 'summary'],
    [
      'the icon instead of a drawn portrait',
      faceOf({ ...face, avatarUrl: null }),
      icon,
      'AI Community',
      'summary',
    ],
    [
      'a picture that fills it, from the origin of the API',
      { url: 'https://api.example/api/files/8', alt: 'A river', width: 800, height: 600 },
      'https://api.example/api/files/8',
      'A river',
      'summary_large_image',
    ],
  ] as const)('shows %s', async (_, picture, image, alt, card) => {
    componentScene(
      defineComponent(() => {
        usePageHead({ title: 'Post', picture })
        return () => null
      }),
    )
    const content = (name: string) =>
      document.head.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content')
    await vi.waitFor(() => expect(content('og:image')).toBe(image))
    expect([content('og:image:alt'), content('twitter:card')]).toEqual([alt, card])
  })
})

describe("what stands for a page's one thing", () => {
  const absent = (failure: object | null) =>
    componentScene(AbsentState, {
      props: { failure, missing: 'No such event', wayOut: { to: '/town', label: 'Town' } },
    }).scene
  const failed = (status: number) => ({ code: 'x', status, fieldErrors: [], retryAfterSeconds: null })

  it('is a skeleton while it is on its way', () => {
    expect(absent(null).find('[role=status]').exists()).toBe(true)
  })

  it('says that it does not exist and leads on', () => {
    const scene = absent(failed(404))
    expect(scene.text()).toContain('No such event')
    expect(scene.find('a').attributes('href')).toBe('/town')
  })

  it('offers to try again when it could not be had', async () => {
    const scene = absent(failed(503))
    await scene.find('button').trigger('click')
    expect(scene.emitted('retry')).toHaveLength(1)
    expect(scene.text()).not.toContain('No such event')
  })
})

describe('something a tap asks for, one at a time', () => {
  it('is begun once, is busy meanwhile, and tells in a passing line what went wrong', async () => {
    let task!: ReturnType<typeof useBusyAttempt>
    componentScene(
      defineComponent(() => {
        task = useBusyAttempt()
        return () => null
      }),
    )
    const answer = gate()
    const begun: string[] = []
    const first = task.attempt(() => (begun.push('first'), answer.promise))
    expect(task.isBusy.value).toBe(true)
    expect(await task.attempt(async () => begun.push('second'))).toBe(false)
    answer.reject(new ApiError({ code: 'offline', status: 0, fieldErrors: [], retryAfterSeconds: null }))
    expect(await first).toBe(false)
    await flushPromises()
    expect(begun).toEqual(['first'])
    expect(document.querySelector('.van-toast')?.textContent).toContain(en.errors.offline)
    expect(await task.attempt(async () => undefined)).toBe(true)
  })
})

describe('the menu of the three dots', () => {
  it('puts what cannot be taken back behind the report', async () => {
    const actions = [
      { icon: 'trash', label: 'Delete', isDangerous: true, act: () => undefined },
      { icon: 'pen', label: 'Edit', act: () => undefined },
    ] as const
    const { scene } = componentScene(MoreMenu, { props: { actions, report: { type: 'post', id: '100' } } })
    await tap(scene, 'More')
    expect(scene.findAll('dialog li').map((item) => item.text())).toEqual([
      'Edit',
      'Report',
      'Delete',
      'Cancel',
    ])
  })

  it.each([
    ['comment', CommentItem, { comment: samples.comment({ author: samples.resident }) }],
    [
      'message',
      MessageBubble,
      {
        message: samples.message({ id: '200' }),
        isOwn: false,
        isFirstOfGroup: true,
        isLastOfGroup: true,
        isRead: false,
      },
    ],
  ])('reports a %s as what it is', async (targetType, component, props) => {
    const { scene, sent } = componentScene(component, { props, script: () => ({ status: 201, body: {} }) })
    await tap(scene, 'More')
    await tap(scene, 'Report')
    await scene.find('input[type=radio][value=spam]').setValue()
    await scene.find('form').trigger('submit')
    await flushPromises()
    expect(sent.map(({ body }) => body)).toEqual([
      { targetType, targetId: '200', reason: 'spam', detail: '' },
    ])
  })

  it('offers nobody to report their own words', async () => {
    const { scene } = componentScene(CommentItem, { props: { comment: samples.comment() } })
    await tap(scene, 'More')
    expect(scene.findAll('dialog li').map((item) => item.text())).toEqual(['Delete', 'Cancel'])
  })
})

describe('the sheet that tells why', () => {
  it.each(['post', 'comment', 'message'] as const)('asks about the very %s', async (type) => {
    const { scene, sent } = componentScene(WhySheet, { props: { target: { type, id: '7' }, open: true } })
    await flushPromises()
    expect(sent.map(({ url }) => url)).toEqual([`/api/${type}s/7/why`])
    expect(scene.text()).toContain('No reason was left on record.')
  })
})

describe('the writing bar', () => {
  const bar = (props: object) =>
    componentScene(WritingBar, {
      props: { modelValue: 'Hello', label: 'Words', placeholder: '', maxLength: 5, ...props },
    }).scene
  const press = (scene: VueWrapper, how: object) =>
    scene.find('textarea').trigger('keydown', { key: 'Enter', ...how })

  it('takes Enter of somebody who is still choosing a character for the end of the word', async () => {
    const scene = bar({ sendsOnEnter: true })
    await press(scene, { isComposing: true })
    await press(scene, { shiftKey: true })
    expect(scene.emitted('send')).toBeUndefined()
    await press(scene, {})
    expect(scene.emitted('send')).toHaveLength(1)
  })

  it('sends with Ctrl alone where Enter begins a line', async () => {
    const scene = bar({})
    await press(scene, {})
    expect(scene.emitted('send')).toBeUndefined()
    await press(scene, { ctrlKey: true })
    expect(scene.emitted('send')).toHaveLength(1)
  })

  it('sends nothing that is too long, and nothing empty unless something goes with it', async () => {
    for (const [props, times] of [
      [{ modelValue: 'Too long' }, undefined],
      [{ modelValue: '  ' }, undefined],
      [{ modelValue: '', mayBeEmpty: true }, 1],
      [{ isBusy: true }, undefined],
    ] as const) {
      const scene = bar(props)
      await scene.find('form').trigger('submit')
      expect(scene.emitted('send')?.length).toBe(times)
    }
  })
})

describe('a list of people', () => {
  it('shows a follow at once', async () => {
    const { scene, sent } = componentScene(PeopleList, {
      props: { listKey: 'followers:linmei' },
      script: ({ method }) =>
        method === 'GET' ? { body: { items: [samples.user], nextCursor: null } } : { body: {} },
    })
    await usePeopleStore().load('followers:linmei')
    await flushPromises()
    await scene.find('button[aria-pressed]').trigger('click')
    await flushPromises()
    expect(scene.find('button[aria-pressed]').attributes('aria-pressed')).toBe('true')
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/users/linmei/followers?limit=20',
      'PUT /api/users/linmei/follow',
    ])
  })

  it('goes on where the page before ended', async () => {
    const next = { ...samples.user, id: '9', username: 'zhou', displayName: 'Zhou' }
    const { scene } = componentScene(PeopleList, {
      props: { listKey: 'likers:100' },
      script: ({ url }) => ({
        body: url.includes('cursor=c1')
          ? { items: [next], nextCursor: null }
          : { items: [samples.user], nextCursor: 'c1' },
      }),
    })
    await usePeopleStore().load('likers:100')
    await flushPromises()
    await tap(scene, 'More')
    expect(scene.findAll('.who .name').map((name) => name.text())).toEqual(['林梅', 'Zhou'])
    expect(scene.find('.more').exists()).toBe(false)
  })
})
