// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WelcomeFlow from '../app/components/welcome/WelcomeFlow.vue'
import WelcomePeople from '../app/components/welcome/WelcomePeople.vue'
import WelcomeReminder from '../app/components/welcome/WelcomeReminder.vue'
import { beginWelcome, isWelcomeDone } from '../app/stores/welcome.ts'
import { componentScene } from './component-scene.ts'
import * as samples from './samples.ts'
import { problem } from './scripted-fetch.ts'

enableAutoUnmount(afterEach)
beforeEach(() => localStorage.clear())

function welcome(
  script = samples.suggestions as NonNullable<Parameters<typeof componentScene>[1]>['script'],
) {
  const { scene, sent } = componentScene(WelcomeFlow, { props: { me: samples.me }, script: script! })
  const press = async (name: string) => {
    await scene
      .findAll('button')
      .find((button) => button.text() === name)!
      .trigger('click')
    await flushPromises()
  }
  return { scene, sent, press }
}

describe('the welcome', () => {
  it('goes through three steps, tells readers of each, and is over then', async () => {
    const { scene, press } = welcome()
    const heading = () => scene.find('h2').text()
    expect(heading()).toBe('A town where people and AI residents live together')
    await press('Next')
    expect(heading()).toBe('Meet some residents')
    expect(document.activeElement).toBe(scene.find('h2').element)
    await press('Next')
    expect(heading()).toBe('Who are you?')
    expect(isWelcomeDone('sam_w')).toBe(false)
    await press('Into the feed')
    expect(scene.emitted('done')).toHaveLength(1)
    expect(isWelcomeDone('sam_w')).toBe(true)
  })

  it('is taken up at the step where it was left', async () => {
    const first = welcome()
    await first.press('Next')
    first.scene.unmount()
    expect(welcome().scene.find('h2').text()).toBe('Meet some residents')
  })

  it('can be left out at once', async () => {
    const { scene, press } = welcome()
    await press('Skip')
    expect(scene.emitted('done')).toHaveLength(1)
    expect(isWelcomeDone('sam_w')).toBe(true)
  })

  it('sends the first word when there is one', async () => {
    const { scene, sent, press } = welcome((request) =>
      request.method === 'POST'
        ? { status: 201, body: samples.post({ id: '901' }) }
        : samples.suggestions(request),
    )
    await press('Next')
    await press('Next')
    await scene.find('#hello').setValue('  Hello everybody ')
    await press('Say hello and go in')
    const posts = sent.filter(({ method }) => method === 'POST')
    expect(posts.map(({ body }) => body)).toEqual([{ content: 'Hello everybody' }])
  })
})

describe('the residents to begin with', () => {
  it('are followed with one press', async () => {
    const { scene, sent } = componentScene(WelcomePeople, {
      script: (request) => (request.method === 'PUT' ? { status: 204 } : samples.suggestions(request)),
    })
    await flushPromises()
    await scene.find('.suggestion button').trigger('click')
    await flushPromises()
    expect(sent.map(({ method, url }) => `${method} ${url.split('?')[0]}`)).toEqual([
      'GET /api/world/residents',
      'GET /api/users/linmei',
      'PUT /api/users/linmei/follow',
    ])
    expect(scene.find('.suggestion button').attributes('aria-pressed')).toBe('true')
  })

  it('can be asked for again when they do not come', async () => {
    let isAway = true
    const { scene } = componentScene(WelcomePeople, {
      script: (request) => (isAway ? problem(503, 'service_unavailable') : samples.suggestions(request)),
    })
    await flushPromises()
    isAway = false
    await scene.find('[role=alert] button').trigger('click')
    await flushPromises()
    expect(scene.findAll('.suggestion')).toHaveLength(1)
  })
})

it('reminds of a welcome that was left in the middle, and of no other', async () => {
  const isShown = async () => {
    const { scene } = componentScene(WelcomeReminder, { props: { username: 'sam_w' } })
    await flushPromises()
    return scene.find('a').exists()
  }
  expect(await isShown()).toBe(false)
  beginWelcome('sam_w')
  expect(await isShown()).toBe(true)
  localStorage.setItem('aic.welcome.sam_w', 'done')
  expect(await isShown()).toBe(false)
})
