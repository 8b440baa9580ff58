/** The pages behind the code at an entrance, as somebody without an account sees them. */
import { expect, type Page } from '@playwright/test'

import type { House } from './house'
import { DARK } from './picture'

export class Poster {
  constructor(
    private readonly page: Page,
    private readonly house: House,
  ) {}

  async scan(code: string): Promise<void> {
    await this.page.goto(`/mobile/p/${code}`)
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText('单元')
  }

  /** Report with a photo and a phone proved by its code; answers number and progress code. */
  async report(words: string, kind: [above: string, category: string], phone: string, seen: (name: string) => Promise<void> = async () => {}): Promise<{ number: string; code: string }> {
    const { page } = this
    await page.getByRole('link', { name: '反映这里的问题' }).click()
    await page.getByLabel('拍照').setInputFiles(DARK)
    await expect(page.getByRole('img', { name: '照片1' })).toBeVisible()
    await page.getByLabel('哪里怎么了').fill(words)
    await page.getByRole('button', { name: '哪一类？' }).click()
    await page.getByRole('button', { name: kind[0] }).click()
    await page.getByRole('button', { name: kind[1], exact: true }).click()
    await page.getByLabel('手机号').fill(phone)
    const digits = await this.house.codeFor(() => page.getByRole('button', { name: '发验证码' }).click())
    await page.getByLabel('验证码', { exact: true }).fill(digits)
    await seen('report')
    await page.getByRole('button', { name: '提交' }).click()
    await expect(page.getByRole('heading', { name: /^报上了，/ })).toBeVisible()
    const said = async (term: string): Promise<string> =>
      (await page.getByRole('definition').nth(term === '编号' ? 0 : 1).textContent())!.trim()
    return { number: await said('编号'), code: await said('查询码') }
  }

  async progress(number: string, code: string): Promise<void> {
    await this.page.goto('/mobile/progress')
    await this.page.getByLabel('编号').fill(number)
    await this.page.getByLabel('查询码').fill(code)
    await this.page.getByRole('button', { name: '看进展' }).click()
    await expect(this.page.getByRole('heading', { name: number })).toBeVisible()
  }
}
