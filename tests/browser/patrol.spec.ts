/** A round along its points with its check-list, walked without a network; what is wrong becomes an event. */
import { carryDay } from './account'
import { take } from './album'
import { expect, test } from './house'
import { DARK } from './picture'
import { settle } from './routes'

test.use({ shares: true })

test('the weekly fire round is walked without a network; the fault it finds is an event when the network is back', { tag: '@picture' }, async ({ as, hand }, info) => {
  test.setTimeout(180_000)
  const worker = await hand('甘三格')
  const { patrols } = await worker.get<{ patrols: { route_id: string; name: string }[] }>('/grid/day')
  const id = patrols.find((one) => one.name === '消防检查')!.route_id
  const { points } = await worker.get<{ points: { name: string; code: string; position: number }[] }>(`/grid/patrol-routes/${id}`)
  const words = `灭火器压力表到红区了${Date.now() % 10_000}`
  const { page, context } = await as('甘三格', { face: 'mobile', offline: true })
  await carryDay(page)
  await context.setOffline(true)
  await expect(page.getByText('没网，照常干活。')).toBeVisible()

  await test.step('the first point by the code under its plate: a photo, one line wrong', async () => {
    await page.getByRole('link', { name: '待办' }).tap()
    await page.getByRole('link', { name: /消防检查/ }).tap()
    await expect(page.getByText(`${points.length}个点，看过0个`)).toBeVisible()
    await page.getByLabel('牌子下面那行字').fill(points[0]!.code)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: points[0]!.name })).toBeVisible()
    await page.getByRole('button', { name: /^灭火器在位/ }).tap()
    await page.getByLabel('灭火器在位、压力正常怎么了').fill(words)
    await page.getByLabel('拍照').setInputFiles(DARK)
    await expect(page.getByRole('img', { name: '照片1' })).toBeVisible()
    await take(page, info, 'patrol-1-fault')
    await page.getByRole('button', { name: '记下，报1样' }).tap()
    await expect(page.getByText(`${points.length}个点，看过1个，发现1样`)).toBeVisible()
  })
  await test.step('the others have nothing wrong: two taps each', async () => {
    for (const point of points.slice(1)) {
      await page.getByRole('button', { name: new RegExp(point.name) }).tap()
      await page.getByRole('button', { name: '都没问题' }).tap()
    }
    await expect(page.getByText(`${points.length}个点，看过${points.length}个，发现1样`)).toBeVisible()
    await take(page, info, 'patrol-2-walked')
    await page.getByRole('button', { name: '走完了' }).tap()
    await expect(page.getByText('先存在手机里，有网自动传')).toBeVisible()
  })
  await test.step('back online: one round, one finding, one event, each once', async () => {
    await context.setOffline(false)
    await expect(page.getByText('没网，照常干活。')).toBeHidden()
    const events = async (): Promise<number> => (await worker.get<{ items: unknown[] }>(`/grid/events?q=${encodeURIComponent(words)}`)).items.length
    await expect.poll(events, { timeout: 45_000 }).toBe(1)
    const { page: desk } = await as('吴厅和')
    const round = desk.getByRole('row').filter({ hasText: '消防检查' }).filter({ hasText: '今天' }).filter({ hasText: '甘三格' })
    await expect(async () => {
      await desk.goto('/desk/grid/visits/patrols')
      await expect(round).toContainText(`${points.length} / ${points.length}`, { timeout: 3_000 })
    }).toPass({ timeout: 40_000 })
    await expect(round).toContainText('1处')
    await expect(round).not.toContainText('还在走')
    await round.getByRole('button').click()
    await expect(desk.getByRole('complementary').getByText(words)).toBeVisible()
    await take(desk, info, 'patrol-3-desk')
    await desk.goto('/desk/grid/events')
    await settle(desk)
    await desk.getByRole('searchbox', { name: '标题、编号、地点' }).fill(words)
    const event = desk.getByRole('row').filter({ hasText: words })
    await expect(event).toHaveCount(1)
    await expect(event).toContainText(points[0]!.name.replace('门厅', ''))
    expect(await events()).toBe(1)
  })
})
