/** The roster that the clerk already has, in the wizard: looked at, marked, written, corrected, taken back. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { take } from './album'
import { expect, PYTHON, test } from './house'
import { Wizard } from './roster'

const DATA = join(__dirname, '../data')
const ROSTER = join(DATA, 'roster-a.xlsx')
interface Expected { people: number; accepted: number; rejected: number; faults: { cell: string }[] }
const EXPECTED = JSON.parse(readFileSync(join(DATA, 'roster-a.expected.json'), 'utf8')) as Expected

/** What the clerk types into the marked workbook: a name that was missing, letters in a phone, a building that is not there. */
const CORRECTIONS = ['G62=丁浩然', 'J70=13985210712', 'B83=3栋']

test('a roster of 765 people: 741 accepted, 24 rejected at their cells, marked, corrected, taken back', { tag: '@picture' }, async ({ as }, info) => {
  test.setTimeout(240_000)
  const { page } = await as('吴厅和')
  const wizard = new Wizard(page)

  await test.step('what is in it is shown before anything is written', async () => {
    await wizard.bring(ROSTER)
    await expect(wizard.figure('名册里')).toHaveText(`${EXPECTED.people}人`)
    await expect(wizard.figure('有错，不收')).toHaveText(`${EXPECTED.rejected}人`)
    await expect(page.getByRole('button', { name: `写入${EXPECTED.accepted}人` })).toBeVisible()
    await take(page, info, 'import-1-preview')
    const cells = (await wizard.faults()).map((one) => one.split(' ').at(-1))
    expect(cells).toEqual(expect.arrayContaining(EXPECTED.faults.map((fault) => fault.cell)))
  })

  const [marked, corrected] = [info.outputPath('marked.xlsx'), info.outputPath('corrected.xlsx')]
  await wizard.marked(marked)
  execFileSync(PYTHON, [join(__dirname, 'correct_roster.py'), marked, corrected, ...CORRECTIONS])

  await test.step('the 741 are written', async () => {
    await wizard.decideAll('用表里的')
    await wizard.write()
    await take(page, info, 'import-2-written')
  })

  await test.step('the corrected workbook brings the three, and nobody twice', async () => {
    await wizard.bring(corrected)
    await expect(wizard.figure('名册里')).toHaveText(`${EXPECTED.people}人`)
    await expect(wizard.figure('有错，不收')).toHaveText(`${EXPECTED.rejected - CORRECTIONS.length}人`)
    await expect(wizard.figure('新的')).toHaveText(`${CORRECTIONS.length}人`)
    await wizard.decideAll('用表里的')
    await wizard.write()
  })

  await test.step('one batch is taken back', async () => {
    await wizard.undo()
    await expect(page.getByText(/撤销了\d+条/)).toBeVisible()
    await page.goto('/desk/houses/imports')
    await expect(page.getByRole('row', { name: /corrected\.xlsx/ })).toContainText('已撤销')
    await expect(page.getByRole('row', { name: /roster-a\.xlsx/ })).toContainText('已写入')
  })
})

test('a file that is no table is refused in words, and nothing begins', async ({ as }) => {
  const { page } = await as('吴厅和')
  await page.goto('/desk/houses/imports')
  await page.getByLabel('选名册文件').setInputFiles({ name: '名册.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await expect(page.getByRole('alert')).toContainText('“名册.pdf”不是表格。要 .xlsx、.xls 或 .csv。')
  await page.getByLabel('选名册文件').setInputFiles({ name: '名册.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('not a workbook at all') })
  await expect(page.getByRole('alert').or(page.getByText('文件读不了'))).toBeVisible()
})
