import type { About } from '@/kernel/outgoing'

interface Named {
  title: string
  place_text: string
  number: string
}
/** What was said, for a kind of matter that adds no page of its own. */
export const saidOf = (matter: { title: string; details: Record<string, unknown> }): string =>
  typeof matter.details['text'] === 'string' ? matter.details['text'] : matter.title

/** What a step is about, so that it can be told from the others that wait in the phone. */
export const aboutOf = (matter: Named | null | undefined): About | undefined =>
  matter ? { name: [matter.title, matter.place_text].filter(Boolean).join(' · '), number: matter.number } : undefined
