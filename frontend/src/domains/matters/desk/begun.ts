import type { Piece } from './EvidenceField.vue'

/** A step that somebody else wrote and this desk goes on with: it waits here for the page of its matter, once. */
export interface BegunStep {
  action: string
  note: string
  files: Piece[]
}
const waiting = new Map<string, BegunStep>()

export const beginStep = (matter: string, step: BegunStep): unknown => waiting.set(matter, step)
export function takeBegun(matter: string): BegunStep | null {
  const step = waiting.get(matter) ?? null
  waiting.delete(matter)
  return step
}
