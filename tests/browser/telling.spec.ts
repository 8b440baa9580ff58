/** Who wants to be called is called: chosen on the phone, told from the desk, read at the step it was about (R090). */
import { take } from './album'
import { expect, test } from './house'
import { settle } from './routes'

test.use({ shares: true })

test('a resident chooses a call, the clerk makes it from the list, and the step says that he was told', async ({ as, hand }, info) => {
  const { page: phone } = await as('田有望', { face: 'mobile' })
  await test.step('on the phone: one of three ways', async () => {
    await phone.goto('/mobile/me')
    await phone.getByRole('link', { name: '怎样告诉我' }).click()
    await phone.getByRole('radio', { name: '打电话告诉我' }).click()
    await take(phone, info, 'telling-1-chosen')
    await phone.getByRole('button', { name: '就这样告诉我' }).click()
    await expect(phone.getByText('记下了：打电话告诉我')).toBeVisible()
  })
  const [resident, clerk] = [await hand('田有望'), await hand('吴厅和')]
  const words = `16栋门口井盖松了${Date.now() % 10_000}`
  const event = await resident.report(words, '16栋1单元')
  await clerk.act(event, 'register')
  const { page: desk } = await as('吴厅和')
  const line = desk.getByRole('row').filter({ hasText: words })
  await test.step('on the desk: who, what to say, and how it went', async () => {
    await expect.poll(async () => {
      const { items } = await clerk.get<{ items: { matter_id: string }[] }>('/deliveries/calls?limit=200')
      return items.some((one) => one.matter_id === event)
    }, { timeout: 40_000 }).toBe(true)
    await desk.goto('/desk/messages/calls')
    await settle(desk)
    await expect(line).toContainText('田有望')
    await expect(line).toContainText('****')
    await line.getByRole('button', { name: /看全号/ }).click()
    await desk.getByRole('button', { name: '显示号码' }).click()
    await expect(line).toContainText(/\d{11}/)
    await take(desk, info, 'telling-2-calls')
    await line.getByRole('button', { name: '打过了' }).click()
    const dialog = desk.getByRole('dialog', { name: '给田有望打过电话了' })
    await dialog.getByLabel('打通了吗').selectOption({ label: '没打通，过会儿再打' })
    await dialog.getByRole('button', { name: '记下' }).click()
    await expect(line).toContainText('打了1次')
    await line.getByRole('button', { name: '打过了' }).click()
    await dialog.getByRole('button', { name: '记下' }).click()
    await expect(line).toBeHidden()
    await desk.goto('/desk/messages/deliveries?by=phone_list&state=sent')
    await settle(desk)
    await expect(line).toContainText('送达')
    await take(desk, info, 'telling-3-delivered')
  })
  await test.step('at the step, on both faces', async () => {
    await line.getByRole('link', { name: new RegExp(words) }).click()
    await expect(desk.getByText('已电话告知').first()).toBeVisible()
    await phone.goto(`/mobile/matters/${event}`)
    await settle(phone)
    await expect(phone.getByText('已电话告知')).toBeVisible()
  })
})
