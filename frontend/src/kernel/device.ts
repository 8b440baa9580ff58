import { api, unwrap } from './api'
import { openReadable, type DeviceRow } from './readable'
import { importProofKey, type SealingKey } from './sealing'

/** This device's own key for proving authorship, issued at sign-in, unreadable, forgotten at sign-out. */
export async function deviceOf(account: string): Promise<DeviceRow> {
  const db = await openReadable()
  const known = await db.device.get('device')
  if (known !== undefined && known.account === account) return known
  const issued = await unwrap(api.POST('/auth/devices'))
  const row: DeviceRow = {
    name: 'device',
    account,
    deviceId: issued.device_id,
    proofKey: await importProofKey(issued.proof_key),
  }
  await db.device.put(row)
  return row
}

const KEY = 'jy-sealing-key'

/** The server's public key; nothing secret, so it may lie about for the days without network. */
export async function sealingKey(): Promise<SealingKey> {
  try {
    const fresh = await unwrap(api.GET('/sealed/key'))
    localStorage.setItem(KEY, JSON.stringify(fresh))
    return fresh
  } catch (cause) {
    const kept = localStorage.getItem(KEY)
    if (kept === null) throw cause
    return JSON.parse(kept) as SealingKey
  }
}

/** Fetched once while there is a network, so that the first form without one can be sealed. */
export async function prepareSealing(account: string): Promise<void> {
  await Promise.all([deviceOf(account), sealingKey()])
}

/** The kept key first: writing must not wait for a line. */
export async function quickSealingKey(): Promise<SealingKey> {
  const kept = localStorage.getItem(KEY)
  return kept === null ? sealingKey() : (JSON.parse(kept) as SealingKey)
}

/** Refusals that say this phone's keys are not (or no longer) the server's: after them both are asked for anew. */
const STALE = new Set(['sealed.author_unproven', 'sealed.author_gone', 'sealed.key_unknown'])

export async function forgetIfStale(code: string): Promise<void> {
  if (!STALE.has(code)) return
  localStorage.removeItem(KEY)
  await (await openReadable()).device.delete('device')
}
