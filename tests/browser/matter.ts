/** One matter: on the desk, where it is decided; on the phone of who handles it; on the phone of who reported it. */
import { expect, type Locator, type Page } from '@playwright/test'

import { DARK, LIT } from './picture'

/** The desk's page of one matter. */
export class DeskMatter {
  constructor(private readonly page: Page) {}

  async open(id: string): Promise<void> {
    await this.page.goto(`/desk/matters/${id}`)
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  async act(verb: string, fill: (dialog: Locator) => Promise<void> = async () => {}): Promise<void> {
    const button = this.page.getByRole('banner').getByRole('button', { name: new RegExp(`^${verb}`) })
    const more = this.page.getByRole('banner').getByRole('button', { name: '更多' })
    await expect(button.or(more).first()).toBeVisible()
    if (!(await button.isVisible())) await more.click()
    await button.click()
    const dialog = this.page.getByRole('dialog', { name: new RegExp(`^${verb}`) })
    await fill(dialog)
    await dialog.getByRole('button', { name: new RegExp(`^${verb}`) }).click()
    await expect(dialog).toBeHidden()
  }

  get state(): Locator {
    return this.page.getByRole('banner')
  }

  get course(): Locator {
    return this.page.getByRole('region', { name: '经过' })
  }
}

/** 要办的事: the handler's page on the phone. */
export class Task {
  constructor(private readonly page: Page) {}

  async openFromHome(title: string): Promise<void> {
    await this.page.goto('/mobile/')
    await this.page.getByRole('link', { name: title }).click()
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible()
  }

  /** 办好了: the form, filled; the answer depends on the network. */
  async handle(words: string, photos: { before?: boolean } = {}): Promise<void> {
    const { page } = this
    await page.getByRole('button', { name: '办好了' }).click()
    if (photos.before) await page.getByRole('group', { name: '办之前的照片' }).getByLabel('拍照').setInputFiles(DARK)
    await page.getByRole('group', { name: '办好后的照片' }).getByLabel('拍照').setInputFiles(LIT)
    await expect(page.getByRole('img', { name: '照片1' }).last()).toBeVisible()
    await page.getByLabel('怎么办的').fill(words)
    await page.getByRole('button', { name: '交上去' }).click()
  }
}

/** 事情进展: the reporter's page. */
export class Progress {
  constructor(private readonly page: Page) {}

  async open(id: string): Promise<void> {
    await this.page.goto(`/mobile/matters/${id}`)
    await expect(this.page.getByRole('heading', { name: '一步一步' })).toBeVisible()
  }

  async judge(level: string): Promise<void> {
    await this.page.getByRole('button', { name: level, exact: true }).click()
    await this.page.getByRole('button', { name: '就这样评' }).click()
  }
}

/** Brings a row of a list into sight, however many pages it takes. */
export async function leafTo(page: Page, row: Locator, more: Locator): Promise<void> {
  const rows = page.getByRole('listitem').or(page.getByRole('row'))
  for (;;) {
    await expect(row.or(more).first()).toBeVisible()
    if (await row.isVisible()) return
    const before = await rows.count()
    await more.click()
    await expect.poll(() => rows.count()).toBeGreaterThan(before)
  }
}
