/** What comes, and who does it. */
export const AHEAD: Record<string, string> = {
  registered: '大厅派人', dispatched: '接到的人去办', handled: '网格员到场看', closed: '告知报事人', evaluated: '居民说了算',
}
