import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import type { HtmlTagDescriptor, IndexHtmlTransformContext, Plugin, Rolldown } from 'vite'

interface Face {
  /** Modules of the other face's library. */
  refuses: RegExp
  /** Gzip of the first load of the home page, JS and CSS. */
  budgetKb: number
}

type Bundle = Rolldown.OutputBundle

const lists = new Map<string, Set<string>>()

/** The files a face may need, known once its bundle has been written. */
export const filesOf = (face: string): Set<string> => lists.get(face) ?? new Set()

/**
 * Keeps the faces apart: refuses a chunk of one with a library of the other, writes each face's list of files for the
 * precache, holds the first load to its budget, makes the CSP's hashes and the brotli files, and lets the development
 * server answer `/desk/…` with `desk.html`.
 */
export function faces(wanted: Record<string, Face>): Plugin[] {
  return [keepApart(wanted), { name: 'jiayuan-preloads', transformIndexHtml: { order: 'post', handler: preloads } }]
}

function keepApart(wanted: Record<string, Face>): Plugin {
  let out = 'dist'
  return {
    name: 'jiayuan-faces',
    configResolved(config) {
      out = config.build.outDir
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const face = /^\/(\w+)(\/[^.]*)?(\?.*)?$/.exec(request.url ?? '')?.[1]
        if (face !== undefined && face in wanted && request.headers.accept?.includes('text/html')) {
          request.url = `/${face}.html`
        }
        next()
      })
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        const face = /^\/(\w+)(\/[^.]*)?(\?.*)?$/.exec(request.url ?? '')?.[1]
        if (face !== undefined && face in wanted) request.url = `/${face}.html`
        next()
      })
    },
    transformIndexHtml: {
      order: 'pre',
      // The inlined header needs colours before theme.css arrives: the first :root block comes along.
      handler: (html) => html.replace('/*tokens*/', firstRoot()),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, face] of Object.entries(wanted)) {
          const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === name)
          if (entry === undefined) continue
          const all = walk(bundle, [entry.fileName], true)
          refuse(this, bundle, all, name, face.refuses)
          lists.set(name, withAssets(bundle, all))
          // Nobody opens two home pages: each is held to the budget by itself.
          for (const home of homesOf(bundle, entry.fileName)) {
            const size = gzipKb(bundle, withStyles(bundle, walk(bundle, firstLoad(bundle, entry.fileName, home), false)))
            const what = `${name}, ${chunk(bundle, home)?.name ?? home}: first load ${size.toFixed(1)} KB`
            this.info(`${what} gzip of ${face.budgetKb}`)
            if (size > face.budgetKb) this.error(`${what} is over ${face.budgetKb} KB`)
          }
        }
      },
    },
    writeBundle() {
      const hashes = Object.fromEntries(Object.keys(wanted).map((face) => [face, hashesOf(join(out, `${face}.html`))]))
      writeFileSync(join(out, 'csp.json'), `${JSON.stringify(hashes, null, 2)}\n`)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        // A worker may only answer below its own folder.
        if (existsSync(join(out, 'sw.js'))) {
          mkdirSync(join(out, 'mobile'), { recursive: true })
          renameSync(join(out, 'sw.js'), join(out, 'mobile/sw.js'))
        }
        compressFolder(out)
      },
    },
  }
}

/** boot.ts imports the application by itself: its files are asked for while boot.ts is still on the way. */
function preloads(html: string, context: IndexHtmlTransformContext): HtmlTagDescriptor[] {
  const { bundle } = context
  const entry = context.chunk?.fileName
  if (bundle === undefined || entry === undefined) return []
  // The page that most people open; a worker's comes with the application, and lies in the cache after the first day.
  const homes = homesOf(bundle, entry)
  const home = homes.find((file) => chunk(bundle, file)?.name === 'HomePage') ?? homes[0]
  const files = walk(bundle, home === undefined ? [] : firstLoad(bundle, entry, home).slice(1), false)
  const scripts = [...files].map((file) => ({ rel: 'modulepreload', crossorigin: true, href: `/${file}` }))
  const styles = [...withStyles(bundle, files)]
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({ rel: 'stylesheet', crossorigin: true, href: `/${file}` }))
  return [...styles, ...scripts]
    .filter(({ href }) => !html.includes(`"${href}"`))
    .map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' }))
}

function firstRoot(): string {
  const theme = readFileSync(new URL('../src/styles/theme.css', import.meta.url), 'utf8')
  const start = theme.indexOf(':root{')
  return theme.slice(start, theme.indexOf('}', start) + 1).replace(/\s*\n\s*/g, '')
}

/** The pages a face opens with. */
const HOME = /(Home|Today|Start)Page\.vue$/

/** Which pages a face may open with. */
function homesOf(bundle: Bundle, entry: string): string[] {
  return [...walk(bundle, [entry], true)].filter((file) => HOME.test(chunk(bundle, file)?.facadeModuleId ?? ''))
}

/** boot.ts imports the application at once, and the application a home page: all of it is the first load. */
function firstLoad(bundle: Bundle, entry: string, home: string): string[] {
  return [entry, ...(chunk(bundle, entry)?.dynamicImports ?? []), home]
}

function chunk(bundle: Bundle, file: string): Rolldown.OutputChunk | null {
  const found = bundle[file]
  return found?.type === 'chunk' ? found : null
}

function walk(bundle: Bundle, start: string[], lazy: boolean, seen = new Set<string>()): Set<string> {
  for (const file of start) {
    const found = chunk(bundle, file)
    if (seen.has(file) || found === null) continue
    seen.add(file)
    walk(bundle, lazy ? [...found.imports, ...found.dynamicImports] : found.imports, lazy, seen)
  }
  return seen
}

function withStyles(bundle: Bundle, files: Set<string>): Set<string> {
  const styles = [...files].flatMap((file) => [...(chunk(bundle, file)?.viteMetadata?.importedCss ?? [])])
  return new Set([...files, ...styles])
}

function withAssets(bundle: Bundle, files: Set<string>): Set<string> {
  const assets = [...files].flatMap((file) => [...(chunk(bundle, file)?.viteMetadata?.importedAssets ?? [])])
  const all = new Set([...withStyles(bundle, files), ...assets])
  // Masks and fonts are named in the style sheets, the photo worker in the code.
  for (const file of Array.from(all)) {
    const content = contentOf(bundle, file)
    for (const [, name] of content.matchAll(/assets\/([\w.-]+\.(?:svg|woff2|js))/g)) all.add(`assets/${name}`)
    if (file.endsWith('.css')) for (const [, name] of content.matchAll(/url\(["']?\.?\/?([\w.-]+)["']?\)/g)) all.add(`assets/${name}`)
  }
  return all
}

function contentOf(bundle: Bundle, file: string): string {
  const found = bundle[file]
  if (found === undefined) return ''
  return found.type === 'chunk' ? found.code : String(found.source)
}

const gzipKb = (bundle: Bundle, files: Set<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(contentOf(bundle, file)).length, 0) / 1024

function refuse(context: Rolldown.PluginContext, bundle: Bundle, files: Set<string>, face: string, library: RegExp): void {
  for (const file of files) {
    const stranger = chunk(bundle, file)?.moduleIds.find((id) => library.test(id))
    if (stranger !== undefined) context.error(`${face}: ${file} holds ${stranger}, the other face's library`)
  }
}

/** `sha256-…` of each inline style and script: nothing may rewrite the html after this. */
function hashesOf(path: string): { script: string[]; style: string[] } {
  const html = readFileSync(path, 'utf8')
  const of = (tag: 'script' | 'style'): string[] =>
    [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
      ([, text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`,
    )
  return { script: of('script'), style: of('style') }
}

function compressFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) compressFolder(path)
    else if (/\.(js|css|html|svg|json|webmanifest)$/.test(name)) {
      const text = readFileSync(path)
      const small = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } })
      writeFileSync(`${path}.br`, small)
    }
  }
}
