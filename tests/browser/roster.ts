/** The import wizard: a roster as it is, looked at before anything is written. */
import { expect, type Locator, type Page } from '@playwright/test'

export class Wizard {
  constructor(private readonly page: Page) {}

  async bring(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.goto('/desk/houses/imports')
    await this.page.getByLabel('选名册文件').setInputFiles(file)
    await expect(this.page.getByRole('region', { name: '结果' })).toBeVisible({ timeout: 60_000 })
  }

  /** One of the figures on top, as it stands there: 「741人」. */
  figure(title: string): Locator {
    return this.page.getByRole('region', { name: '结果' }).locator('div').filter({ has: this.page.getByRole('term').getByText(title, { exact: true }) }).getByRole('definition')
  }

  /** All faults: 「表1 C7」. */
  async faults(): Promise<string[]> {
    const rows = this.page.getByRole('row')
    await expect(this.page.getByRole('columnheader', { name: '哪里不对，怎么改' })).toBeVisible()
    const more = this.page.getByRole('button', { name: '再看50处' })
    while (await more.isVisible()) {
      const before = await rows.count()
      await more.click()
      await expect.poll(() => rows.count()).toBeGreaterThan(before)
    }
    const found = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].slice(0, 2).map((cell) => cell.textContent?.trim()).join(' ')))
    return found.filter((one) => one !== '')
  }

  /** The same workbook with the faults marked, saved there. */
  async marked(target: string): Promise<void> {
    const saved = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: '下载标好错处的原表' }).click()
    const download = await saved
    expect(download.suggestedFilename()).toContain('要改的地方')
    await download.saveAs(target)
  }

  /** What the roster says otherwise than the record is decided for all of it, if there is any. */
  async decideAll(rule: '留原来的' | '用表里的' | '这行不导'): Promise<void> {
    if ((await this.figure('不一样，要决定').textContent()) === '0处') return
    await this.page.getByRole('navigation', { name: '要看的' }).getByRole('button', { name: '和已有的不一样' }).click()
    await this.page.getByRole('group', { name: '没逐条选的，一律' }).getByRole('button', { name: rule }).click()
  }

  async write(): Promise<void> {
    await this.page.getByRole('button', { name: /^写入/ }).click()
    await expect(this.page.getByText('已写入', { exact: true })).toBeVisible({ timeout: 60_000 })
  }

  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: '撤销这一批' }).click()
    await expect(this.page.getByText('已撤销', { exact: true })).toBeVisible({ timeout: 60_000 })
  }
}
