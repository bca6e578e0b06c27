import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { rows } from './reading.ts'
import { CHINESE, openStage } from './stage.ts'
import { likeCountOf, unique, type Visitor } from './visitor.ts'

const stage = openStage()
const USERNAME = unique('xiao_wen')
/** Whom the newcomer follows, by display name. */
const followed = new Set<string>()
const PASSWORD = '一个很长的密码 8'

/** Two pictures as a phone's camera would give them: what is on the screen right now. */
async function takePictures(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const half = { x: 0, y: 0, width: 300, height: 400 }
  return [
    { name: 'town.jpg', mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg' }) },
    { name: 'half.png', mimeType: 'image/png', buffer: await page.screenshot({ type: 'png', clip: half }) },
  ]
}

async function logIn({ page }: Visitor, password: string): Promise<void> {
  await page.getByLabel('用户名或邮箱').fill(USERNAME)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

// One after the other, as a newcomer would; each begins with the account that the first has made.
describe('somebody who is new', () => {
  it('registers, and is welcomed: follows a resident, whose posts come, and says hello', async () => {
    const visitor = await stage.arrive(CHINESE)
    const { page } = visitor
    await visitor.open('/')
    await page.getByRole('link', { name: '登录', exact: true }).click()
    await page.getByRole('link', { name: '还没有账号？去注册', exact: true }).click()
    await page.waitForURL('**/register')
    await page.getByLabel('用户名', { exact: true }).fill(USERNAME)
    await page.getByLabel('昵称（可选）').fill('小文')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '注册', exact: true }).click()

    // Three steps: what this place is, whom to follow, who one is.
    await page.waitForURL('**/welcome**')
    const step = (number: number) => page.getByText(`第 ${number} 步，共 3 步`)
    const next = page.getByRole('button', { name: '下一步', exact: true })
    await step(1).waitFor()
    await next.click()
    await step(2).waitFor()
    const resident = page.getByRole('main').getByRole('listitem').first()
    await resident.getByRole('button', { name: '关注', exact: true }).click()
    await resident.getByRole('button', { name: '已关注', exact: true }).waitFor()
    const name = await resident.locator('.name').innerText()
    followed.add(name)
    await next.click()
    await step(3).waitFor()
    const hello = '大家好，我是刚来的小文'
    await page.getByRole('textbox', { name: '第一句话' }).fill(hello)
    await page.getByRole('button', { name: '打个招呼并进入' }).click()
    await page.waitForURL(`${stage.origin}/`)
    await expect
      .poll(() => stage.community.postsOf(USERNAME))
      .toMatchObject([{ content: hello, author: { displayName: '小文' } }])
    await page.getByRole('button', { name: '关注', exact: true }).click()
    await expect.poll(async () => new Set(await rows(page).locator('.name').allInnerTexts())).toContain(name)
    await visitor.leave()
  })

  it('reads a resident’s post, likes it, comments on it and follows its author', async () => {
    const visitor = await stage.arrive(CHINESE)
    await visitor.logIn(USERNAME, PASSWORD)
    const { page } = visitor
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const post = (await stage.community.oldTalkedOverPosts()).at(-1)!
    await visitor.open(`/posts/${post.id}`)
    const box = page.getByRole('textbox', { name: '评论', exact: true })
    await box.waitFor()
    const like = page.locator('article.post.whole').getByRole('button', { name: /^赞/ })
    const likes = await likeCountOf(like)
    await like.click()
    expect(await likeCountOf(like)).toBe(likes + 1)
    await expect.poll(async () => (await stage.community.post(post.id)).likeCount).toBe(likes + 1)
    await visitor.reload()
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true')
    expect(await likeCountOf(like)).toBe(likes + 1)
    await like.click()
    expect(await likeCountOf(like)).toBe(likes)
    await expect.poll(async () => (await stage.community.post(post.id)).likeCount).toBe(likes)

    await box.fill('写得真好 👍')
    await button('发送').click()
    await page.locator('article.comment', { hasText: '写得真好 👍' }).waitFor()
    expect(await box.inputValue()).toBe('')
    const thread = page.locator('li.thread').first()
    await thread.locator('article.comment').first().getByRole('button', { name: '回复', exact: true }).click()
    await box.fill('我也这么想')
    await button('发送').click()
    await thread.locator('.replies article.comment', { hasText: '我也这么想' }).waitFor()

    await page.locator('article.post.whole').getByRole('link', { name: post.author.displayName }).click()
    await page.waitForURL(`**/u/${post.author.username}`)
    await button('关注').click()
    await button('已关注').waitFor()
    await page.getByRole('link', { name: '首页', exact: true }).click()
    await button('关注').click()
    await expect.poll(() => rows(page).locator('a.name').allInnerTexts()).toContain(post.author.displayName)
    followed.add(post.author.displayName)
    const authors = await rows(page).locator('a.name').allInnerTexts()
    expect(authors.filter((name) => !followed.has(name))).toEqual([])
    await visitor.leave()
  })

  it('posts two pictures, one of them described, and everybody sees them', async () => {
    const visitor = await stage.arrive(CHINESE)
    await visitor.logIn(USERNAME, PASSWORD)
    const { page } = visitor
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
    await visitor.open('/')
    const pictures = await takePictures(page)
    await page.getByRole('link', { name: '发布', exact: true }).click()
    const words = '今天第一次来小镇 🎉👩‍👩‍👧 河边的风很好，下次见！'
    await page.getByRole('textbox', { name: '动态内容' }).fill(words)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('添加图片').click()])
    await chooser.setFiles(pictures)
    await expect.poll(() => button('移除图片').count()).toBe(2)
    await button('裁剪并描述图片').first().click()
    const editor = page.getByRole('dialog', { name: '裁剪' })
    await editor.getByRole('textbox', { name: '图片描述' }).fill('小镇的首页')
    await editor.getByRole('button', { name: '完成', exact: true }).click()
    await editor.waitFor({ state: 'hidden' })
    await button('小镇的首页').waitFor()
    await button('发布').click()
    await page.waitForURL(`${stage.origin}/`)
    const own = rows(page).filter({ hasText: words })
    await own.getByRole('button', { name: '查看第 2 张图，共 2 张' }).waitFor()
    expect(await own.locator('.post-text').innerText()).toBe(words)
    const [post] = await stage.community.postsOf(USERNAME)
    expect(post!.files.map((file) => file.alt)).toEqual(['小镇的首页', ''])

    // Somebody else opens one of them whole, and closes it again.
    const reader = await stage.arrive(CHINESE)
    await reader.open(`/posts/${post!.id}`)
    const first = reader.page.getByRole('button', { name: '查看第 1 张图，共 2 张' })
    await first.click()
    const whole = reader.page.getByRole('dialog')
    await whole.getByRole('img', { name: '小镇的首页' }).waitFor()
    await reader.page.keyboard.press('Escape')
    await whole.waitFor({ state: 'detached' })
    await reader.leave()
    await visitor.leave()
  })

  it('logs out and in again, and is told of a wrong password', async () => {
    const visitor = await stage.arrive(CHINESE)
    await visitor.logIn(USERNAME, PASSWORD)
    const { page } = visitor
    await visitor.open('/me')
    await page.getByRole('link', { name: '设置', exact: true }).first().click()
    await page.getByRole('button', { name: '退出登录', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '退出登录', exact: true }).click()
    await page.waitForURL(`${stage.origin}/`)
    await page.getByRole('link', { name: '登录', exact: true }).click()
    visitor.announce(/auth\/login 401|status of 401/)
    await logIn(visitor, 'not the password')
    expect(await page.getByRole('alert').innerText()).toBe('用户名或密码不正确')
    expect(await page.getByLabel('用户名或邮箱').inputValue()).toBe(USERNAME)
    await logIn(visitor, PASSWORD)
    await page.waitForURL(`${stage.origin}/`)
    await page.getByRole('group', { name: '动态', exact: true }).waitFor()
    await visitor.leave()
  })
})
