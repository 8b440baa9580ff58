/** Where a small sheet stands beside what opened it: inside the window, above when there is no room below. */
export function anchored(opener: Element, width: number, height: number): Record<string, string> {
  const at = opener.getBoundingClientRect()
  const left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`
  return at.bottom + height > window.innerHeight && at.top > height ? { left, bottom: `${window.innerHeight - at.top + 4}px` } : { left, top: `${at.bottom + 4}px` }
}
