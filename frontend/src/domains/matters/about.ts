import type { About } from '@/kernel/outgoing'

interface Named {
  title: string
  place_text: string
  number: string
}
/** What a step is about, so that it can be told from the others that wait in the phone. */
export const aboutOf = (matter: Named | null | undefined): About | undefined =>
  matter ? { name: [matter.title, matter.place_text].filter(Boolean).join(' · '), number: matter.number } : undefined
