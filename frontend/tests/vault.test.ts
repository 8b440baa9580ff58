// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'

import { openReadable } from '@/kernel/readable'
import {
  createVault,
  dropVault,
  keep,
  lockVault,
  lookAtVault,
  readAll,
  readBuilding,
  unlockVault,
  VaultLocked,
  vaultState,
} from '@/kernel/vault'

const FEW = 1_000 // rounds: the real 600,000 are slow on purpose
const HOMES = [
  { id: 'h2', building: '12', position: 2, content: { family: '田家' } },
  { id: 'h1', building: '12', position: 1, content: { family: '罗家' } },
  { id: 'h3', building: '14', position: 3, content: { family: '雷家' } },
]
afterEach(() => dropVault())

test('what is kept comes back in its order, by building too', async () => {
  await createVault('a1', '135790', FEW)
  await keep('households', HOMES)
  expect(await readAll('households')).toEqual([{ family: '罗家' }, { family: '田家' }, { family: '雷家' }])
  expect(await readBuilding('households', '14')).toEqual([{ family: '雷家' }])
})

test('what one account kept is gone when another one uses the phone, and when its own walks no grid any more', async () => {
  for (const look of [() => lookAtVault('a2'), () => lookAtVault('a1', false)]) {
    await createVault('a1', '135790', FEW)
    await keep('households', HOMES)
    lockVault()
    expect(await lookAtVault('a1')).toBe('locked')
    expect(await look()).toBe('absent')
    expect(await (await openReadable()).records.count()).toBe(0)
  }
})

test('nothing kept can be read in the database', async () => {
  await createVault('a1', '135790', FEW)
  await keep('households', HOMES)
  const rows = await (await openReadable()).records.toArray()
  const text = rows.map((row) => new TextDecoder().decode(row.box.data)).join()
  expect(text).not.toContain('family')
  expect(rows).toHaveLength(3)
})

test('a locked vault reads nothing, and the PIN opens it', async () => {
  await createVault('a1', '135790', FEW)
  await keep('households', HOMES)
  lockVault()
  await expect(readAll('households')).rejects.toBeInstanceOf(VaultLocked)
  expect(await unlockVault('000000')).toEqual({ triesLeft: 4 })
  expect(await unlockVault('135790')).toBe('open')
  expect(await readAll('households')).toHaveLength(3)
})

test('the fifth wrong PIN drops the readable data', async () => {
  await createVault('a1', '135790', FEW)
  lockVault()
  for (let left = 4; left >= 0; left -= 1) expect(await unlockVault('000000')).toEqual({ triesLeft: left })
  expect(vaultState.value).toBe('absent')
  expect(await (await openReadable()).vault.count()).toBe(0)
})

test('after 72 hours without the server nothing readable is left', async () => {
  await createVault('a1', '135790', FEW)
  await (await openReadable()).vault.update('vault', { lastContact: Date.now() - 73 * 3_600_000 })
  expect(await lookAtVault('a1')).toBe('absent')
})
