import { onMounted, ref, shallowRef, watch } from 'vue'

import { Unreachable } from '@/kernel/problem'

import type { House } from './phone'
import { useWalk } from './useWalk'
import type { Household } from './walk'

/** Buildings and households of own grids: what the phone keeps, or the server where it keeps nothing. */
export function useHouses() {
  const walk = useWalk()
  const houses = shallowRef<House[] | null>(null)
  const households = shallowRef<Household[]>([])
  const error = shallowRef<unknown>(null)
  const locked = ref(false)

  async function load(): Promise<void> {
    error.value = null
    try {
      if (walk.state === 'idle') await walk.refresh()
      const phone = await walk.openPhone()
      const kept = await phone.listHouses()
      if (kept.length > 0) {
        households.value = await phone.listHouseholds()
        houses.value = kept
        return
      }
      locked.value = phone.vaultState.value === 'locked'
      const grids = walk.day?.grids.map((grid) => grid.id)
      if (grids === undefined) throw walk.problem ?? new Unreachable()
      const [found, people] = await Promise.all([phone.fetchHouses(grids), phone.fetchKept()])
      households.value = people
      houses.value = found
    } catch (cause) {
      error.value = cause
    }
  }
  onMounted(() => void load())
  watch(() => [walk.state, walk.keptAt], () => { if (houses.value === null) void load() })
  return { houses, households, error, locked, load }
}
