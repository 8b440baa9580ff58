import { onScopeDispose, reactive, ref } from 'vue'

/** A shortcut: `j`, `shift+x`, `mod+k` (⌘ or Ctrl), `g h`, `enter`, `escape`, `arrowup`, `alt+arrowup`. */
export interface Shortcut {
  keys: string
  label: string
  run: (event: KeyboardEvent) => void
  /** Also while typing: ⌘↵, ⌘S, Esc. */
  whileTyping?: boolean
  when?: () => boolean
}

const active = reactive(new Set<Shortcut>())
const SETTING = 'jy-letter-keys'
const PREFIX_MS = 1_000

/** Single letters can be turned off in 设置 (WCAG 2.1.4). */
export const letterKeys = ref(localStorage.getItem(SETTING) !== 'off')
export function setLetterKeys(on: boolean): void {
  letterKeys.value = on
  localStorage.setItem(SETTING, on ? 'on' : 'off')
}

export const shortcuts = active as ReadonlySet<Shortcut>
const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** 「⌘K」 on a Mac, 「Ctrl K」 elsewhere. */
export function keyText(keys: string): string {
  const signs: Record<string, string> = {
    mod: isMac ? '⌘' : 'Ctrl ',
    shift: '⇧',
    alt: isMac ? '⌥' : 'Alt ',
    enter: '↵',
    escape: 'Esc',
    arrowup: '↑',
    arrowdown: '↓',
    space: '空格',
  }
  return keys
    .split(' ')
    .map((step) => step.split('+').map((part) => signs[part] ?? part.toUpperCase()).join(''))
    .join(' ')
}

/** What an event spells, in the same form as `Shortcut.keys`. */
export function spell(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const parts = []
  if (event.metaKey || event.ctrlKey) parts.push('mod')
  if (event.altKey) parts.push('alt')
  // `?` needs ⇧ on every keyboard: only letters and named keys tell it.
  if (event.shiftKey && (/^[a-z]$/.test(key) || key.length > 1)) parts.push('shift')
  return [...parts, key].join('+')
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
}

let prefix = ''
let prefixAt = 0

function listen(event: KeyboardEvent): void {
  // An open dialog has the keys to itself: Esc closes it, and a letter does nothing to the page below.
  if (event.isComposing || event.defaultPrevented || document.querySelector('dialog:modal')) return
  const spelled = spell(event)
  const typing = isTyping(event.target)
  const plain = !spelled.includes('mod+') && !spelled.includes('alt+') && /(^|\+).$/.test(spelled)
  if (plain && (typing || !letterKeys.value)) return
  const whole = prefix !== '' && Date.now() - prefixAt < PREFIX_MS ? `${prefix} ${spelled}` : spelled
  prefix = ''
  // The latest registered wins: a dialog over a page, a page over the shell.
  const found = [...active].reverse().find((one) => one.keys === whole && (one.when?.() ?? true))
  if (found === undefined) {
    if ([...active].some((one) => one.keys.startsWith(`${spelled} `)) && !typing) {
      prefix = spelled
      prefixAt = Date.now()
    }
    return
  }
  if (typing && found.whileTyping !== true) return
  event.preventDefault()
  found.run(event)
}

let listening = false

/** Shortcuts for as long as the component lives. */
export function useKeyboard(wanted: Shortcut[]): void {
  if (!listening) {
    listening = true
    addEventListener('keydown', listen)
  }
  wanted.forEach((one) => active.add(one))
  onScopeDispose(() => wanted.forEach((one) => active.delete(one)))
}
