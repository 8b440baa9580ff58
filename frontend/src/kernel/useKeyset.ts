import { useInfiniteQuery } from '@pinia/colada'
import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'

/** A page as the API answers it; `total` where the list knows it (1001 stands for 「1000+」). */
export interface KeysetPage<T> {
  items: T[]
  next: string | null
  total?: number | null
  /** What else the first page tells. */
  counts?: Record<string, number>
}

type KeyPart = string | number | boolean | null | string[]

/** A list that grows by keyset pages: what `ListPage` shows. `key` changes with the filter. */
export function useKeyset<T>(options: {
  key: MaybeRefOrGetter<KeyPart[]>
  page: (cursor: string | undefined) => Promise<KeysetPage<T>>
}) {
  const query = useInfiniteQuery({
    key: () => toValue(options.key),
    query: ({ pageParam }) => options.page(pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const pages = computed(() => query.data.value?.pages ?? [])
  const fresh = ref(0)
  const growing = ref(false)

  async function more(): Promise<void> {
    growing.value = true
    try {
      await query.loadNextPage()
    } finally {
      growing.value = false
    }
  }
  async function refetch(): Promise<void> {
    fresh.value = 0
    await query.refetch()
  }
  return {
    items: computed<T[]>(() => pages.value.flatMap((page) => page.items)),
    total: computed(() => pages.value[0]?.total ?? null),
    counts: computed(() => pages.value[0]?.counts ?? null),
    /** Nothing has arrived yet. */
    loading: computed(() => query.data.value === undefined && query.status.value === 'pending'),
    problem: computed(() => query.error.value),
    hasMore: computed(() => query.hasNextPage.value),
    growing,
    /** How many came since; the pill 「有2件新的」 fetches them. */
    fresh,
    noteFresh: () => {
      fresh.value += 1
    },
    more,
    refetch,
  }
}
