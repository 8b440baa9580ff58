/** J30, three pilots in one installation: nothing of one community is there for another; a street opens one record. */
import { expect, test } from './house'
import { DARK } from './picture'
import { settle } from './routes'

test.use({ kind: 'pilots' })

const NOBODY = '0190a000-0000-7000-8000-000000000000'

test('a clerk of 平庄 finds nothing of 七塘, neither by search nor by address, and each time in the same words', async ({ as, hand }) => {
  const [here, there] = [await hand('吴厅和'), await hand('塘知春')]
  interface Rows { items: { id: string }[] }
  const resident = (await there.get<Rows>('/residents')).items[0]!
  const buildings = await there.get<Rows | { id: string }[]>('/buildings')
  const building = (Array.isArray(buildings) ? buildings : buildings.items)[0]!
  const name = /"name":"([^"]+)"/.exec(JSON.stringify(resident))![1]!

  await test.step('the API answers 404 with one code, as for what does not exist', async () => {
    for (const path of ['/people/', '/buildings/'] as const) {
      const id = path === '/people/' ? (resident as { person_id?: string; id: string }).person_id ?? resident.id : building.id
      const foreign = await here.ask(path + id)
      const missing = await here.ask(path + NOBODY)
      expect([foreign.status, (foreign.body as { code: string }).code]).toEqual([missing.status, (missing.body as { code: string }).code])
      expect(foreign.status).toBe(404)
    }
  })

  await test.step('the screen says of both that it is not there', async () => {
    const { page } = await as('吴厅和')
    const id = (resident as { person_id?: string; id: string }).person_id ?? resident.id
    await page.goto(`/desk/houses/people/${id}`)
    await expect(page.getByRole('heading', { name: /不在了$/ })).toBeVisible()
    await page.goto(`/desk/places/buildings/${building.id}`)
    await expect(page.getByRole('heading', { name: /不在了$/ })).toBeVisible()
    await page.goto('/desk/places')
    await settle(page)
    await expect(page.getByRole('row', { name: /^全社区/ })).toContainText('27')
    await page.keyboard.press('Control+k')
    const answered = page.waitForResponse((answer) => answer.url().includes(`/people/search?q=${encodeURIComponent(name)}`))
    await page.getByRole('combobox').fill(name)
    expect(await (await answered).json()).not.toContainEqual(expect.objectContaining({ person_id: id }))
    await expect(page.getByText('七塘')).toHaveCount(0)
  })

  await test.step('and 七塘 sees its own, and only that', async () => {
    const { page } = await as('塘知春')
    await page.goto('/desk/places')
    await settle(page)
    await expect(page.getByText('七塘社区').first()).toBeVisible()
    const whole = page.getByRole('row', { name: /^全社区/ })
    await expect(whole).toContainText('200')
    await expect(whole).not.toContainText('4,860')
  })
})

test('search, lists, export, files, the live stream and the API: each was tried, and nothing came across', async ({ as, hand, house }) => {
  const [here, there] = [await hand('吴厅和'), await hand('塘知春')]
  interface Row { id: string; person_id: string; name: string; building_id: string; dwelling_id: string }
  const { items: [foreign] } = await there.get<{ items: Row[] }>('/residents?limit=1')
  const { name, building_id, dwelling_id, person_id } = foreign!
  const NOT_THERE = { status: 404, code: 'kernel.not_found' }
  const asked = async (path: string): Promise<{ status: number; code: string }> => {
    const { status, body } = await here.ask(path)
    return { status, code: (body as { code: string }).code }
  }

  await test.step('lists and search', async () => {
    const lists = [['/residents?building=', building_id, ''], ['/dwellings/', dwelling_id, '/households'], ['/people/', person_id, '/changes']] as const
    for (const [before, id, after] of lists) {
      const [foreign, missing] = [await here.ask(before + id + after), await here.ask(before + NOBODY + after)]
      expect(foreign).toEqual(missing)
      expect(JSON.stringify(foreign.body)).not.toContain(name)
      if (foreign.status === 200) expect([foreign.body, (foreign.body as { items?: unknown[] }).items]).toContainEqual([])
    }
    const found = await here.get<{ person_id: string }[]>(`/people/search?q=${encodeURIComponent(name)}`)
    expect(found.map((one) => one.person_id)).not.toContain(person_id)
    const { page } = await as('吴厅和')
    await page.goto(`/desk/houses?building=${building_id}`)
    await expect(page.getByRole('heading', { name: /不在了$/ })).toBeVisible()
  })
  await test.step('exports and files', async () => {
    const made = await there.post<{ id: string }>('/exports/residents', { reason: '核对本社区高龄津贴', with_numbers: false })
    expect((await there.ask(`/exports/${made.id}`)).status).toBe(200)
    expect(await asked(`/exports/${made.id}`)).toEqual(NOT_THERE)
    const file = await there.upload(DARK)
    expect((await there.ask(`/files/${file}/address`)).status).toBe(200)
    expect(await asked(`/files/${file}/address`)).toEqual(NOT_THERE)
  })
  await test.step('the live stream tells each house its own', async () => {
    const [mine, theirs] = [await here.listen(house.url), await there.listen(house.url)]
    const newcomer = { name: '简知夏', document_kind: 'none', sex: '2', birth_on: '1990-01-01' }
    const far = await there.post<{ id: string }>('/people', newcomer)
    const near = await here.post<{ id: string }>('/people', newcomer)
    await expect.poll(() => mine.heard()).toContain(near.id)
    await expect.poll(() => theirs.heard()).toContain(far.id)
    expect(mine.heard()).not.toContain(far.id)
    expect(theirs.heard()).not.toContain(near.id)
    mine.stop()
    theirs.stop()
  })
})

test('a street opens one record by exact number and purpose, and the person reads which body looked', async ({ as, hand }) => {
  const resident = await hand('安居家')
  const { document, person } = await resident.get<{ document: string; person: { name: string } }>('/me/record')
  const { page } = await as('沈街明')
  await page.goto('/desk/open-record')
  await settle(page)
  const find = async (community: string): Promise<void> => {
    await page.getByLabel('哪个社区', { exact: true }).selectOption({ label: community })
    await page.getByRole('textbox', { name: '证件号码' }).fill(document)
    await page.getByRole('button', { name: '调阅', exact: true }).click()
  }
  await test.step('without a purpose nothing opens', async () => {
    await find('平庄社区')
    await expect(page.getByText('先选为什么要看。')).toBeVisible()
  })
  await test.step('in another community of the street the same number is nobody', async () => {
    await page.getByRole('button', { name: '办事核验' }).click()
    await find('七塘社区')
    await expect(page.getByText('这个社区没有这个人')).toBeVisible()
  })
  await test.step('where the person lives the record opens, numbers masked', async () => {
    await find('平庄社区')
    const record = page.getByRole('article')
    await expect(record).toContainText(person.name)
    await expect(record).not.toContainText(document)
  })
  await test.step('and the person sees it on the phone', async () => {
    const mine = await as('安居家', { face: 'mobile' })
    await mine.page.goto('/mobile/me/looks')
    await expect(mine.page.getByRole('listitem').filter({ hasText: '沈街明' })).toContainText('礼仪街道')
    await expect(mine.page.getByRole('listitem').filter({ hasText: '沈街明' })).toContainText('调阅了档案（号码遮着），为了办事核验')
  })
})

test('who has several communities works in the one chosen; an account of one is asked nothing', async ({ as }) => {
  const { page } = await as('沈街明')
  const choose = async (label: string): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), page.getByLabel('在哪个社区办').selectOption({ label })])
    await settle(page)
  }
  const doors = async (said: string): Promise<void> => {
    await page.goto('/desk/places')
    await settle(page)
    await expect(page.getByRole('row', { name: /^全社区/ })).toContainText(said)
  }
  await page.goto('/desk/')
  await settle(page)
  await expect(page.getByLabel('在哪个社区办')).toHaveValue('')
  await test.step('a page of one community asks which, and never says that nothing is open', async () => {
    await expect(page.getByText('先选在哪个社区办')).toBeVisible()
    await page.getByRole('link', { name: '看各社区的数' }).click()
    await expect(page.getByRole('row', { name: /^七塘社区/ }).first()).toBeVisible()
    await page.goto('/desk/grid/events')
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '平庄社区', exact: true }).click()])
    await settle(page)
    await expect(page.getByLabel('在哪个社区办').locator('option:checked')).toHaveText('平庄社区')
    await expect(page.getByLabel('标题、编号、地点')).toBeVisible()
  })
  await choose('七塘社区')
  await doors('200')
  await page.reload()
  await expect(page.getByLabel('在哪个社区办').locator('option:checked')).toHaveText('七塘社区')
  await choose('平庄社区')
  await doors('1,620')
  await test.step('a choice that another account left behind is dropped', async () => {
    const { page: clerk } = await as('吴厅和')
    await clerk.goto('/desk/')
    await clerk.evaluate(() => localStorage.setItem('jy-community', '520302010003'))
    await clerk.goto('/desk/places')
    await settle(clerk)
    await expect(clerk.getByRole('row', { name: /^全社区/ })).toContainText('1,620')
    await expect(clerk.getByLabel('在哪个社区办')).toHaveCount(0)
  })
})
