/** What the desk's first page shows beside the inbox: asked for by boot.ts as soon as it may be, so no imports here. */
export const SIGNALS = '/grid/signals'
