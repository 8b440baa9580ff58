import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import { build, type HtmlTagDescriptor, type IndexHtmlTransformContext, type Plugin, type Rolldown } from 'vite'

interface Face {
  /** Modules of the other face's library. */
  refuses: RegExp
  /** Gzip of the first load of the home page, JS and CSS. */
  budgetKb: number
}

type Bundle = Rolldown.OutputBundle

const lists = new Map<string, Set<string>>()

/** What each face's page runs first; it counts as part of the first load. */
const boots = new Map<string, string>()

/** Of each module that a first page needs: the file it goes into. */
const loads = new Map<string, string>()

/**
 * One file for all that the same first pages need: on a slow line each request costs a round trip, and a browser makes
 * six at a time. Nobody loads what his own first page does not need.
 */
export const firstLoads: Rolldown.OutputOptions['codeSplitting'] = {
  groups: [{ name: (id) => loads.get(id) ?? null, includeDependenciesRecursively: false }],
}

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
      // The inlined header needs colours before theme.css arrives: the first :root block comes along. boot.ts asks for
      // the session with the first bytes of the page, before any file that it names.
      handler: async (html, { path }) => {
        const boot = await bootOf(basename(path, '.html'))
        return html.replace('/*tokens*/', firstRoot()).replace('/*boot*/', () => boot)
      },
    },
    renderStart() {
      noteFirstLoads(this, Object.keys(wanted))
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, face] of Object.entries(wanted)) {
          // The page names the file with the application by itself: an entry beside it is gone by now.
          const app = Object.values(bundle).find(
            (file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(`/faces/${name}/app.ts`)),
          )
          if (app === undefined) continue
          const all = walk(bundle, [app.fileName], true)
          refuse(this, bundle, all, name, face.refuses)
          lists.set(name, withAssets(bundle, all))
          // Nobody opens two home pages: each is held to the budget by itself.
          for (const [page, home] of homesOf(bundle, name)) {
            const files = withStyles(bundle, walk(bundle, [app.fileName, home], false))
            const size = gzipKb(bundle, files) + bootKb(name)
            const what = `${name}, ${page}: first load ${size.toFixed(1)} KB`
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

/**
 * Modules needed by first pages of one face alone go by those pages. What another face needs too, now or later, is a file
 * of its own that brings nothing of either along; of two faces that both begin with it the later one names it.
 */
function noteFirstLoads(context: Rolldown.PluginContext, faces: string[]): void {
  loads.clear()
  const reach = (id: string, lazy: boolean, seen = new Set<string>()): Set<string> => {
    const found = context.getModuleInfo(id)
    if (seen.has(id) || found === null) return seen
    seen.add(id)
    for (const next of [...found.importedIds, ...(lazy ? found.dynamicallyImportedIds : [])]) reach(next, lazy, seen)
    return seen
  }
  const all = faces.map((face) => reach([...context.getModuleIds()].find((id) => id.endsWith(`/${face}.html`)) ?? '', true))
  faces.forEach((face, at) => {
    const pages = [...(all[at] ?? [])]
    for (const home of pages.filter((id) => isHome(id, face))) {
      for (const id of reach(home, false, reach(pages[0] ?? '', false))) {
        if (all.some((ids, other) => other !== at && ids.has(id))) loads.set(id, `${face}Shared`)
        else loads.set(id, `${loads.has(id) ? `${loads.get(id)}-` : ''}${face}${basename(home, 'Page.vue')}`)
      }
    }
    if (pages[0] !== undefined) loads.delete(pages[0])
  })
}

/** The home page arrives with the application, not after it. */
function preloads(html: string, context: IndexHtmlTransformContext): HtmlTagDescriptor[] {
  const { bundle } = context
  const entry = context.chunk?.fileName
  if (bundle === undefined || entry === undefined) return []
  // The page that most people open; a worker's comes with the application, and lies in the cache after the first day.
  const home = homesOf(bundle, basename(context.path, '.html')).get('HomePage')
  const files = walk(bundle, home === undefined ? [] : [home], false)
  // Of the six requests at a time, boot.ts's own come first.
  const scripts = [...files].map((file) => ({ rel: 'modulepreload', crossorigin: true, href: `/${file}`, fetchpriority: 'low' }))
  const styles = [...withStyles(bundle, files)]
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({ rel: 'stylesheet', crossorigin: true, href: `/${file}`, fetchpriority: 'low' }))
  return [...styles, ...scripts]
    .filter(({ href }) => !html.includes(`"${href}"`))
    .map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' }))
}

/** What runs before everything else, as one script for the page itself. */
async function bootOf(face: string): Promise<string> {
  const source = fileURLToPath(new URL('../src', import.meta.url))
  const built = await build({
    configFile: false, logLevel: 'error', resolve: { alias: { '@': source } },
    build: {
      write: false, target: 'chrome109', modulePreload: false,
      rolldownOptions: { input: join(source, 'faces', face, 'boot.ts'), output: { format: 'iife' } },
    },
  })
  const [output] = [built].flat()
  const code = output !== undefined && 'output' in output ? output.output[0].code.trim() : ''
  boots.set(face, code)
  return code
}

const bootKb = (face: string): number => gzipSync(boots.get(face) ?? '').length / 1024

function firstRoot(): string {
  const theme = readFileSync(new URL('../src/styles/theme.css', import.meta.url), 'utf8')
  const start = theme.indexOf(':root{')
  return theme.slice(start, theme.indexOf('}', start) + 1).replace(/\s*\n\s*/g, '')
}

/** Whether a face opens with this page. */
const isHome = (id: string, face: string): boolean => new RegExp(`/${face}/(Home|Today|Start)Page\\.vue$`).test(id)

/** Which pages a face may open with, and the file of each. */
function homesOf(bundle: Bundle, face: string): Map<string, string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  return new Map(
    chunks.flatMap(({ moduleIds, fileName }) =>
      moduleIds.filter((id) => isHome(id, face)).map((id) => [basename(id, '.vue'), fileName] as const),
    ),
  )
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
    for (const [name] of content.matchAll(/(?:assets\/[\w.-]+\.(?:svg|woff2|js)|mobile\/[\w.-]+\.worker-[\w-]+\.js)/g)) all.add(name)
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
