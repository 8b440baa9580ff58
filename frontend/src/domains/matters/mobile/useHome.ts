import { useQuery } from '@pinia/colada'

import { api, unwrap } from '@/kernel/api'
import { useServerEvent } from '@/kernel/events'
import type { components } from '@/kernel/schema'

import { MY_HOME } from './early'

export type Home = components['schemas']['Home']

/** All of a resident's first page, in one answer. boot.ts may have asked for it already. */
export function useHome() {
  const { data, error, status, refetch } = useQuery({ key: ['me', 'home'], query: ask, initialData: told })
  useServerEvent(['grid.event.*', 'matters.*', 'message.*'], () => void refetch())
  return { home: data, error, status, refetch }
}

const early = () => (globalThis.jiayuanBoot?.home?.path === MY_HOME ? globalThis.jiayuanBoot.home : undefined)

/** Here before the page is: it is drawn once, with all it says. */
function told(): Home | undefined {
  const home = early()?.told as Home | undefined
  if (home !== undefined) delete globalThis.jiayuanBoot?.home
  return home
}

async function ask(): Promise<Home> {
  const home = (await early()?.answer.catch(() => undefined)) as Home | undefined
  delete globalThis.jiayuanBoot?.home
  return home ?? unwrap(api.GET('/me/home'))
}
