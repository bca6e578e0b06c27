import { afterAll, describe, expect, it, vi } from 'vitest'
import { CHINESE, ENGLISH, openStage, PATIENCE } from './stage.ts'

const stage = openStage()
let speedBefore: number | 'max'

// The others play in the same town: it goes on as it was, whatever became of these tests.
afterAll(async () => {
  const operator = await stage.arriveAsRole(ENGLISH, 'admin')
  const commands = [{ command: 'resume' }, { command: 'speed', speed: speedBefore }]
  for (const command of commands) await operator.does('POST', '/admin/simulation/commands', command)
  await operator.context.close()
})

describe('the operator', () => {
  it('pauses the town, steps it by hand, and lets it go on at another speed', async () => {
    const operator = await stage.arriveAsRole(CHINESE, 'admin')
    const { page } = operator
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    speedBefore = (await stage.community.world()).speed
    await operator.open('/me')
    await page.getByRole('link', { name: '运维控制台', exact: true }).click()
    await button('暂停').click()
    await button('继续').waitFor()
    const paused = await stage.community.world()
    expect(paused.status).toBe('paused')

    await page.getByRole('spinbutton', { name: '事件数' }).fill('400')
    await button('单步').click()
    // The world is written on the way as well: it stands still again when the command is done.
    await page.getByText('step: 400 events').waitFor()
    const stepped = await stage.community.world()
    expect(stepped.status).toBe('paused')
    expect(stepped.simTime).toBeGreaterThan(paused.simTime)
    await expect.poll(() => page.getByRole('main').innerText()).toContain(stepped.clock)

    await button('60×').click()
    await expect.poll(() => button('60×').getAttribute('aria-pressed')).toBe('true')
    await button('继续').click()
    await button('暂停').waitFor()
    expect(await stage.community.world()).toMatchObject({ status: 'running', speed: 60 })
    await vi.waitUntil(async () => (await stage.community.world()).simTime > stepped.simTime, PATIENCE)
    await operator.leave()
  })

  it('makes something happen, which residents then know of', async () => {
    const operator = await stage.arriveAsRole(ENGLISH, 'admin')
    const { page } = operator
    await operator.open('/operator')
    await page.getByLabel('中文', { exact: true }).fill('广场上来了一支马戏团')
    await page.getByLabel('English', { exact: true }).fill('A circus has come to the square')
    await page.getByRole('slider', { name: /Importance/ }).fill('9')
    await page.getByRole('button', { name: 'Let it happen', exact: true }).click()
    await page.getByText('The town will hear of it').waitFor()
    await expect
      .poll(async () => JSON.stringify(await stage.community.events()))
      .toContain('A circus has come to the square')
    await operator.leave()
  })
})
