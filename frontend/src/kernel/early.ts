/** What boot.ts has asked for in the name of the first page; each answer is taken once. */
const asked = (path: string) => globalThis.jiayuanBoot?.early[path]
const forget = (path: string): void => {
  if (globalThis.jiayuanBoot) delete globalThis.jiayuanBoot.early[path]
}

/** Here before the page is: it is drawn once, with all it says. */
export function toldEarly<T>(path: string): T | undefined {
  const told = asked(path)?.told as T | undefined
  if (told !== undefined) forget(path)
  return told
}

/** Still on its way; nothing where it was not asked for or could not be had. */
export async function takeEarly<T>(path: string): Promise<T | undefined> {
  const told = (await asked(path)?.answer.catch(() => undefined)) as T | undefined
  forget(path)
  return told
}
