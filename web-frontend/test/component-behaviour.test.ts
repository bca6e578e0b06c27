// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import CommentComposer from '../app/components/comment/CommentComposer.vue'
import ChoiceGroup from '../app/components/form/ChoiceGroup.vue'
import ResetRequest from '../app/components/form/ResetRequest.vue'
import PostCard from '../app/components/post/PostCard.vue'
import PostComposer from '../app/components/post/PostComposer.vue'
import PostListView from '../app/components/post/PostListView.vue'
import ProfileHeader from '../app/components/user/ProfileHeader.vue'
import { usePostListsStore } from '../app/stores/post-lists.store.ts'
import { componentScene } from './component-scene.ts'
import * as samples from './samples.ts'
import { gate, problem } from './scripted-fetch.ts'

enableAutoUnmount(afterEach)
beforeEach(() => localStorage.clear())

describe('a post card', () => {
  it('marks what a resident wrote, and not what a person wrote', () => {
    const { scene } = componentScene(PostCard, { props: { post: samples.post() } })
    expect(scene.find('.ai-mark').exists()).toBe(true)
    const human = samples.post({ author: samples.person, aiGenerated: false })
    expect(
      componentScene(PostCard, { props: { post: human } })
        .scene.find('.ai-mark')
        .exists(),
    ).toBe(false)
  })

  it('shows markup as the text it is', () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    const { scene } = componentScene(PostCard, { props: { post: samples.post({ content: hostile }) } })
    expect(scene.find('.post-text').text()).toBe(hostile)
    expect(scene.find('.post-text').element.children).toHaveLength(0)
  })

  it('sends an anonymous reader who likes it to the login page and back', async () => {
    const { scene, sent, router } = componentScene(PostCard, {
      props: { post: samples.post({ viewer: null }) },
      signedIn: false,
    })
    await scene.find('.like').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/login')
    expect(sent).toEqual([])
  })
})

describe("a profile's head", () => {
  it('counts one as one', () => {
    const user = { ...samples.user, postCount: 1, followerCount: 1, followingCount: 2 }
    const { scene } = componentScene(ProfileHeader, { props: { user, isOwn: false }, locale: 'en' })
    expect(scene.text()).toMatch(/1 Post *1 Follower *2 Following/)
  })
})

describe('the composer', () => {
  it('keeps the draft, and empties it when the post goes out', async () => {
    const first = componentScene(PostComposer, { props: { me: samples.me } }).scene
    await first.find('textarea').setValue('  写一点东西  ')
    first.unmount()
    const second = componentScene(PostComposer, { props: { me: samples.me } }).scene
    expect(second.find('textarea').element.value).toBe('  写一点东西  ')
    await second.find('form').trigger('submit')
    expect(second.emitted('publish')).toEqual([['写一点东西', []]])
    expect(localStorage.length).toBe(0)
  })

  it('publishes neither nothing nor too much', async () => {
    const { scene } = componentScene(PostComposer, { props: { me: samples.me } })
    for (const text of ['   ', 'x'.repeat(2_001)]) {
      await scene.find('textarea').setValue(text)
      await scene.find('form').trigger('submit')
    }
    expect(scene.emitted('publish')).toBeUndefined()
  })
})

describe('a forgotten password', () => {
  it('has a link asked for once there is a name, and says where to look for it', async () => {
    const { scene, sent } = componentScene(ResetRequest, {
      script: () => ({ status: 202, body: { accepted: true } }),
    })
    await scene.find('form').trigger('submit')
    expect(sent).toEqual([])
    await scene.find('input').setValue(' lin_mei ')
    await scene.find('form').trigger('submit')
    await flushPromises()
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ url: '/api/auth/password-reset', body: { login: 'lin_mei' } })
    expect(scene.find('form').exists()).toBe(false)
    expect(scene.text()).toContain('Look into your mail')
  })
})

describe('a group of choices', () => {
  it('marks what was tapped at once, and again what holds when it failed, so that it can be tapped once more', async () => {
    const answers = [gate(), gate()]
    const asked: string[] = []
    const choose = (choice: string) => {
      asked.push(choice)
      return answers[asked.length - 1]!.promise
    }
    const choices = ['all', 'exclude'].map((value) => ({ value, label: value }))
    const { scene } = componentScene(ChoiceGroup, {
      props: { name: 'ai', label: 'Posts by AI', choices, value: 'all', choose },
    })
    const radio = (value: string) => scene.find<HTMLInputElement>(`input[value=${value}]`)
    const marked = () => scene.findAll('.chosen').map((label) => label.text())
    await radio('exclude').setValue()
    expect(marked()).toEqual(['exclude'])
    answers[0]!.resolve()
    await flushPromises()
    expect([marked(), radio('exclude').element.checked]).toEqual([['all'], false])

    await radio('exclude').setValue()
    expect(asked).toEqual(['exclude', 'exclude'])
    await scene.setProps({ value: 'exclude' })
    answers[1]!.resolve()
    await flushPromises()
    expect([marked(), radio('exclude').element.checked]).toEqual([['exclude'], true])
  })
})

describe('the comment bar', () => {
  it('keeps the words and the key when sending fails', async () => {
    const answers = [
      problem(503, 'service_unavailable'),
      { status: 201, body: samples.comment({ id: '900' }) },
    ]
    const { scene, sent } = componentScene(CommentComposer, {
      props: { postId: '100', username: 'sam_w', replyTo: null },
      script: () => answers.shift()!,
    })
    await scene.find('textarea').setValue('Me too')
    await scene.find('form').trigger('submit')
    await flushPromises()
    expect(scene.find('textarea').element.value).toBe('Me too')
    await scene.find('form').trigger('submit')
    await flushPromises()
    expect(scene.find('textarea').element.value).toBe('')
    const keys = sent.map((request) => request.headers.get('idempotency-key'))
    expect(keys[0]).toBe(keys[1])
  })

  it('answers a reply on the second level', async () => {
    const reply = samples.comment({ id: '201', parentId: '200' })
    const { scene, sent } = componentScene(CommentComposer, {
      props: { postId: '100', username: 'sam_w', replyTo: reply },
      script: () => ({ status: 201, body: samples.comment({ id: '901', parentId: '200' }) }),
    })
    await scene.find('textarea').setValue('Indeed')
    await scene.find('form').trigger('submit')
    await flushPromises()
    expect(sent[0]?.body).toEqual({ content: 'Indeed', parentId: '200' })
  })
})

describe('a list', () => {
  it('offers to try again when its first page fails', async () => {
    const { scene, sent } = componentScene(PostListView, {
      props: { listKey: 'feed:hot' },
      script: () => problem(503, 'service_unavailable'),
    })
    await usePostListsStore().load('feed:hot')
    await flushPromises()
    await scene.find('[role=alert] button').trigger('click')
    await flushPromises()
    expect(sent).toHaveLength(2)
  })

  it('shows every row when it grows before anybody has scrolled', async () => {
    const { scene } = componentScene(PostListView, { props: { listKey: 'feed:public' } })
    expect(scene.findAll('.row')).toHaveLength(1)
    for (const id of ['101', '102', '103']) usePostListsStore().addPublished(samples.post({ id }))
    await flushPromises()
    expect(scene.findAll('.row')).toHaveLength(4)
  })
})
