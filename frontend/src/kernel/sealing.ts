import { fromBase64Url, toBase64Url, utf8, type Bytes } from './bytes'

/** A server key for sealing, as `GET /sealed/key` tells it: a raw P-256 point. */
export interface SealingKey {
  kid: string
  public_key: string
}

/** What `POST /sealed` takes: only the server can read `box`. */
export interface Envelope {
  id: string
  kid: string
  epk: string
  iv: string
  box: string
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const INFO = utf8('jiayuan/outbox/1')

/**
 * Seals a text for the server: ephemeral ECDH on P-256 (X25519 is missing in Chromium 109), HKDF-SHA-256 with the
 * ephemeral public key as salt, AES-256-GCM with the item's id as associated data.
 */
export async function seal(key: SealingKey, id: string, content: string): Promise<Envelope> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const epk = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return sealWith({ ephemeral: pair.privateKey, epk, iv }, key, id, content)
}

/** The same with the chance taken out, for the test against the server's own arithmetic. */
export async function sealWith(
  chance: { ephemeral: CryptoKey; epk: Bytes; iv: Bytes },
  key: SealingKey,
  id: string,
  content: string,
): Promise<Envelope> {
  const theirs = await crypto.subtle.importKey('raw', fromBase64Url(key.public_key), CURVE, false, [])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, chance.ephemeral, 256)
  const master = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const contentKey = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: chance.epk, info: INFO },
    master,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const how = { name: 'AES-GCM', iv: chance.iv, additionalData: utf8(id) }
  const box = await crypto.subtle.encrypt(how, contentKey, utf8(content))
  return { id, kid: key.kid, epk: toBase64Url(chance.epk), iv: toBase64Url(chance.iv), box: toBase64Url(box) }
}

/** The request inside an envelope. */
export interface SealedRequest {
  method: string
  path: string
  body: unknown
  /** Also the Idempotency-Key: the id of what is made, or of the step an action takes. */
  key: string
  device_id: string
  /** The device's own time, and what had to be added to it at the last contact. */
  made_at: string
  offset_ms: number
  /** The version an overwriting action was decided on. */
  if_match?: string
}

/**
 * What the proof of author signs: the members in this order, one a line, the body as canonical JSON (keys sorted, no
 * spaces). Anybody can seal for a public key; only this account on this device can prove it.
 */
export function signedText(request: SealedRequest): string {
  const { method, path, key, device_id, made_at, offset_ms, if_match, body } = request
  return [method, path, key, device_id, made_at, offset_ms, if_match ?? '', canonical(body)].join('\n')
}

export async function prove(proofKey: CryptoKey, request: SealedRequest): Promise<string> {
  return toBase64Url(await crypto.subtle.sign('HMAC', proofKey, utf8(signedText(request))))
}

export const importProofKey = (text: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64Url(text), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
