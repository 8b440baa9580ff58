import { useQuery } from '@pinia/colada'

import { api, unwrap } from '@/kernel/api'
import { takeEarly, toldEarly } from '@/kernel/early'
import { useServerEvent } from '@/kernel/events'
import type { components } from '@/kernel/schema'

import { MY_HOME } from './early'

export type Home = components['schemas']['Home']

/** All of a resident's first page, in one answer. boot.ts may have asked for it already. */
export function useHome() {
  const { data, error, status, refetch } = useQuery({ key: ['me', 'home'], query: ask, initialData: () => toldEarly<Home>(MY_HOME) })
  useServerEvent(['grid.event.*', 'matters.*', 'message.*'], () => void refetch())
  return { home: data, error, status, refetch }
}

async function ask(): Promise<Home> {
  return (await takeEarly<Home>(MY_HOME)) ?? unwrap(api.GET('/me/home'))
}
