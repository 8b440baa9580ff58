/** The whole loop: four people at four browsers, from the code at the door to a verdict that opens a second round. */
import { openVault, readyOffline, signInByPhone } from './account'
import { take, takeBoth } from './album'
import { expect, test } from './house'
import { DeskMatter, Progress, Task } from './matter'
import { Poster } from './poster'

const TITLE = '15栋2单元3楼的灯坏了'
const WORDS = `${TITLE}，晚上看不见台阶`

test('a lamp: reported at the door, dispatched, handled without a network, verified, judged, begun again', { tag: '@picture' }, async ({ as, hand, house, stranger }, info) => {
  test.setTimeout(240_000)
  const [clerk, resident, worker] = [await hand('吴厅和'), await hand('安居家'), await hand('甘三格')]
  const [code, phone] = [await clerk.poster('15栋2单元'), await clerk.phoneOf(resident)]
  const { page: atTheDoor } = await stranger({ face: 'mobile' })
  const poster = new Poster(atTheDoor, house)
  let [number, progress] = ['', '']

  await test.step('安居家 scans the code at her door and reports with a photo and a phone code', async () => {
    const page = atTheDoor
    await poster.scan(code)
    await takeBoth(page, info, 'loop-1-poster')
    const received = await poster.report(WORDS, ['物业设施', '楼道照明'], phone, (name) => takeBoth(page, info, `loop-2-${name}`))
    ;[number, progress] = [received.number, received.code]
    await takeBoth(page, info, 'loop-3-received')
    await poster.progress(received.number, received.code)
    await expect(page.getByRole('heading', { name: number })).toBeVisible()
    await take(page, info, 'loop-4-phone-reported')
  })

  const found = await clerk.get<{ items: { id: string }[] }>(`/grid/events?q=${number}`)
  const id = found.items[0]!.id

  await test.step('吴厅和 registers it and sends it to whom the rules propose', async () => {
    const { page } = await as('吴厅和')
    const matter = new DeskMatter(page)
    await matter.open(id)
    await take(page, info, 'loop-4-desk-reported')
    await matter.act('立案')
    await expect(matter.state).toContainText('待派遣')
    await matter.act('派遣')
    await expect(matter.state).toContainText('处置中')
    await take(page, info, 'loop-5-desk-dispatched')
    await atTheDoor.reload()
    await poster.progress(number, progress)
    await take(atTheDoor, info, 'loop-5-phone-progress')
  })

  await test.step('管家宁 handles it in a stairwell without a network; back online it goes out once', async () => {
    const { page, context } = await as('管家宁', { face: 'mobile', offline: true })
    const task = new Task(page)
    await task.openFromHome(TITLE)
    await take(page, info, 'loop-6-task')
    const { page: desk } = await as('管家宁')
    await new DeskMatter(desk).open(id)
    await take(desk, info, 'loop-6-desk-task')
    await page.getByRole('button', { name: '办好了' }).click()
    await expect(page.getByLabel('怎么办的')).toBeVisible()
    await page.getByRole('button', { name: '返回' }).click()
    await readyOffline(page)
    await context.setOffline(true)
    await task.handle('换了声控开关和灯泡，试了三次都亮')
    await expect(page.getByText('没网，照常干活。')).toBeVisible()
    await expect(page.getByText('已存1条，有网自动传')).toBeVisible()
    await takeBoth(page, info, 'loop-7-offline')
    expect((await clerk.matter(id)).state).toBe('dispatched')
    await context.setOffline(false)
    await expect(page.getByText('没网，照常干活。')).toBeHidden()
    await expect.poll(async () => (await clerk.matter(id)).state, { timeout: 60_000 }).toBe('handled')
    await page.goto('/mobile/outbox')
    await expect(page.getByText('在手机里', { exact: true })).toHaveCount(0)
    await page.reload()
    const steps = (await clerk.matter(id)).steps.filter((step) => step.action === 'handle')
    expect(steps).toHaveLength(1)
    await takeBoth(page, info, 'loop-8-sent')
  })

  await test.step('甘三格, who did not handle it, verifies on the spot and closes', async () => {
    expect((await worker.matter(id)).state).toBe('handled')
    const { page: phone } = await as('甘三格', { face: 'mobile' })
    await phone.goto(`/mobile/todo/${id}`)
    await openVault(phone)
    await expect(phone.getByRole('heading', { name: TITLE })).toBeVisible()
    await take(phone, info, 'loop-9-phone-verifies')
    const { page } = await as('甘三格')
    const matter = new DeskMatter(page)
    await matter.open(id)
    await take(page, info, 'loop-9-desk-verifies')
    await matter.act('核查结案', async (dialog) => dialog.getByLabel('核查情况').fill('到场看过，三楼的灯亮了'))
    await expect(matter.state).toContainText('已结案')
    await expect(matter.course).toContainText('到场看过，三楼的灯亮了')
    await take(page, info, 'loop-9-closed')
    await atTheDoor.reload()
    await poster.progress(number, progress)
    await take(atTheDoor, info, 'loop-9-phone-closed')
  })

  await test.step('安居家 signs in with the same phone, finds it and is not content: the closed one stays closed, a second round begins', async () => {
    const page = atTheDoor
    await page.goto('/mobile/sign-in')
    await signInByPhone(page, house, phone)
    await page.goto('/mobile/')
    const mine = page.getByRole('link', { name: TITLE }).first()
    // What she reported as a guest joins her account a moment after the number is proven.
    await expect(async () => {
      await page.reload()
      await expect(mine).toBeVisible({ timeout: 4_000 })
    }).toPass({ timeout: 40_000 })
    await mine.click()
    const progress = new Progress(page)
    await progress.judge('不满意')
    await expect(page.getByText('你评了不满意').first()).toBeVisible()
    await expect(page.getByText('第2次办')).toBeVisible()
    await take(page, info, 'loop-10-judged')
    const first = await resident.matter(id)
    expect(first.state).toBe('closed')
    const second = first.rounds.find((one) => one.round === 2)!
    const { page: desk } = await as('吴厅和')
    const matter = new DeskMatter(desk)
    await matter.open(second.id)
    await expect(matter.state).toContainText('第2轮')
    await expect(desk.getByRole('link', { name: `接${number}` })).toBeVisible()
    await take(desk, info, 'loop-11-second-round')
    await matter.open(id)
    await take(desk, info, 'loop-10-desk-judged')
    await page.goto(`/mobile/matters/${second.id}`)
    await expect(page.getByRole('heading', { name: '一步一步' })).toBeVisible()
    await take(page, info, 'loop-11-phone-second-round')
  })
})
