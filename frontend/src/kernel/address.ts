import { nextTick, reactive, ref, watch, computed, type WritableComputedRef } from 'vue'
import {
  useRoute,
  useRouter,
  type LocationQuery,
  type LocationQueryValue,
  type RouteLocationNormalizedLoaded,
  type Router,
} from 'vue-router'

type Value = string | number | boolean | string[]
/** A literal default stands for its type: `state: 'open'` may become any string. */
type Widened<T> = { -readonly [K in keyof T]: T[K] extends string ? string : T[K] extends number ? number : T[K] extends boolean ? boolean : string[] }

/**
 * Filters that live in the address: `const filter = useAddress({ state: 'open', q: '' })`. What equals its default is
 * not written. Never put a name, a phone or a number of a document here.
 */
export function useAddress<const T extends Record<string, Value | readonly string[]>>(defaults: T): Widened<T> {
  return addressOf(defaults, useRoute(), useRouter())
}

export function addressOf<const T extends Record<string, Value | readonly string[]>>(
  defaults: T,
  route: RouteLocationNormalizedLoaded,
  router: Router,
): Widened<T> {
  const query = ref<LocationQuery>({ ...route.query })
  const path = route.path
  let pending = false
  watch(
    () => route.query,
    (now) => {
      if (!pending && route.path === path) query.value = { ...now }
    },
  )

  async function write(): Promise<void> {
    if (pending) return
    pending = true
    await nextTick()
    await router.replace({ path: route.path, query: query.value, hash: route.hash })
    pending = false
  }

  const fields: Record<string, WritableComputedRef<Value>> = {}
  for (const [name, fallback] of Object.entries(defaults) as [string, Value][]) {
    fields[name] = computed({
      get: () => read(query.value[name], fallback),
      set(value) {
        const { [name]: _, ...others } = query.value
        query.value = same(value, fallback) ? others : { ...others, [name]: spell(value) }
        void write()
      },
    })
  }
  return reactive(fields) as unknown as Widened<T>
}

/** How many conditions differ from their defaults, and back to none. */
export function activeFilters<T extends object>(filter: T, defaults: Readonly<Record<keyof T, unknown>>): (keyof T & string)[] {
  return (Object.keys(defaults) as (keyof T & string)[]).filter(
    (name) => !same(filter[name] as Value, defaults[name] as Value),
  )
}

function read(told: LocationQueryValue | LocationQueryValue[] | undefined, fallback: Value): Value {
  if (told === undefined || told === null) return fallback
  if (Array.isArray(fallback)) return [told].flat().filter((one): one is string => one !== null)
  const one = Array.isArray(told) ? (told[0] ?? '') : told
  if (typeof fallback === 'number') return Number.isFinite(Number(one)) ? Number(one) : fallback
  if (typeof fallback === 'boolean') return one === '1'
  return one
}

const spell = (value: Value): string | string[] =>
  Array.isArray(value) ? value : typeof value === 'boolean' ? (value ? '1' : '0') : String(value)

const same = (one: Value, other: Value): boolean =>
  Array.isArray(one) && Array.isArray(other) ? one.join('\n') === other.join('\n') : one === other
