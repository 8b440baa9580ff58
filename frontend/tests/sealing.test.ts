import { expect, test } from 'vitest'

import { fromBase64Url, toBase64Url } from '@/kernel/bytes'
import { canonical, importProofKey, prove, seal, sealWith, signedText } from '@/kernel/sealing'

// Computed by Python's `cryptography`, which is what opens envelopes on the server.
import vector from './sealing.vector.json'

const key = { kid: '2026-11', public_key: vector.publicKey }

test('an envelope is, byte for byte, what the server expects', async () => {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const ephemeral = await crypto.subtle.importKey('jwk', vector.ephemeral, curve, false, ['deriveBits'])
  const chance = { ephemeral, epk: fromBase64Url(vector.epk), iv: fromBase64Url(vector.iv) }
  const envelope = await sealWith(chance, key, vector.id, vector.content)
  expect(envelope).toEqual({ id: vector.id, kid: '2026-11', epk: vector.epk, iv: vector.iv, box: vector.box })
})

test('two envelopes of one text share nothing', async () => {
  const [one, other] = await Promise.all([seal(key, vector.id, 'x'), seal(key, vector.id, 'x')])
  expect(one.box).not.toBe(other.box)
  expect(one.epk).not.toBe(other.epk)
})

test('the proof of author is what the server computes over the same request', async () => {
  expect(signedText(vector.request)).toBe(vector.signedText)
  expect(await prove(await importProofKey(vector.proofKey), vector.request)).toBe(vector.proof)
})

test('canonical JSON does not depend on the order in which a form was filled', () => {
  expect(canonical({ b: 1, a: [null, { d: 'x', c: undefined }] })).toBe('{"a":[null,{"d":"x"}],"b":1}')
})

test('base64url survives every length', () => {
  for (let length = 0; length < 40; length += 1) {
    const bytes = crypto.getRandomValues(new Uint8Array(length))
    expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
  }
})
