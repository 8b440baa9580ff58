/**
 * Static `style="…"` in a template may become innerHTML, which the Content-Security-Policy blocks (Vue joins static
 * nodes): refuse it. Also refuses hex colours in code, which stylelint does not see.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const faults = []
for (const name of readdirSync('src', { recursive: true })) {
  const path = join('src', name)
  if (!/\.(vue|ts)$/.test(path)) continue
  readFileSync(path, 'utf8').split('\n').forEach((line, at) => {
    if (path.endsWith('.vue') && /(?<![:\w-])style="/.test(line) && !/<style/.test(line)) faults.push(`${path}:${at + 1} static style`)
    if (/['"`]#[0-9a-fA-F]{3,8}['"`]/.test(line)) faults.push(`${path}:${at + 1} hex colour`)
  })
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}
