import { useQuery } from '@pinia/colada'

import { api, unwrap } from '@/kernel/api'
import { useServerEvent } from '@/kernel/events'
import type { components } from '@/kernel/schema'

import { MY_HOME } from './early'

export type Home = components['schemas']['Home']

/** All of a resident's first page, in one answer. boot.ts may have asked for it already. */
export function useHome() {
  const { data, error, status, refetch } = useQuery({ key: ['me', 'home'], query: ask })
  useServerEvent(['grid.event.*', 'matters.*', 'message.*'], () => void refetch())
  return { home: data, error, status, refetch }
}

async function ask(): Promise<Home> {
  const early = globalThis.jiayuanBoot?.home
  if (early !== undefined && globalThis.jiayuanBoot !== undefined) {
    delete globalThis.jiayuanBoot.home
    const told = early.path === MY_HOME ? ((await early.answer.catch(() => undefined)) as Home | undefined) : undefined
    if (told !== undefined) return told
  }
  return unwrap(api.GET('/me/home'))
}
