import { shallowRef, type Ref } from 'vue'

/** The bell: shown once a domain has said what rings and where one reads it. */
export interface Notices {
  unread: Ref<number>
  /** A path in this face. */
  to: string
}

export const notices = shallowRef<Notices | null>(null)

export const provideNotices = (source: Notices): void => {
  notices.value = source
}
