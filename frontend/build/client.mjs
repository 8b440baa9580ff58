/**
 * Writes src/kernel/schema.d.ts from the contract. Paths lose `/api/v1`, which is the client's base address.
 * `npm run client -- other.json` reads another file.
 */
import { readFileSync, writeFileSync } from 'node:fs'

import openapiTS, { astToString } from 'openapi-typescript'

const BASE = '/api/v1'
const source = process.argv[2] ?? new URL('../../docs/reference/openapi.json', import.meta.url)
const contract = JSON.parse(readFileSync(source, 'utf8'))
contract.paths = Object.fromEntries(
  Object.entries(contract.paths)
    .filter(([path]) => path.startsWith(`${BASE}/`) || contract.servers?.some(({ url }) => url.endsWith(BASE)))
    .map(([path, calls]) => [path.startsWith(BASE) ? path.slice(BASE.length) : path, calls]),
)
const types = astToString(await openapiTS(contract))
writeFileSync(
  new URL('../src/kernel/schema.d.ts', import.meta.url),
  `/** Generated from docs/reference/openapi.json by \`npm run client\`. */\n${types}`,
)
