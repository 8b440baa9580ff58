import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** A line of the desk's rail. Absent, not greyed, for who may not open it. */
export interface MenuEntry {
  title: string
  /** A path in this face, without `/desk`. */
  to: string
  /** A Lucide icon component, or the module's character (字格). */
  icon: Component | string
  /** Any one of these permissions shows it; none: everybody. */
  permission?: string | string[]
  /** Where a permission alone does not say it. */
  shown?: () => boolean
  /** 0–99 the upper part, 100–199 the ten modules, 200– management. */
  order: number
}

/** A tab of the mobile face. */
export interface TabEntry extends MenuEntry {
  /** Whose tabs: a grid worker's, a resident's. */
  shell: 'resident' | 'worker'
  /** A count beside it. */
  badge?: () => { text: string } | null
  /** 「记一笔」 stands out. */
  accent?: boolean
  /** Only for who is here in one of these roles; none: everybody. */
  roles?: string[]
}

/** What a domain adds to a face: one file, `domains/<name>/<face>/routes.ts`, exports it. */
export interface DeskPages {
  routes: RouteRecordRaw[]
  menu: MenuEntry[]
}

export interface MobilePages {
  routes: RouteRecordRaw[]
  tabs: TabEntry[]
}

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    permission?: string | string[]
    /** Of one community: who has several and names none is asked which, for an empty list would say that nothing is open. */
    ofOne?: boolean
    /** Open without a session. */
    open?: boolean
    /** Mobile: no tab bar, a page with 「返回」. */
    deep?: boolean
  }
}
