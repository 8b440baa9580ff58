import type { Component } from 'vue'

import IconAlarmClock from '~icons/lucide/alarm-clock'
import IconBan from '~icons/lucide/ban'
import IconCalendar from '~icons/lucide/calendar'
import IconCircleCheck from '~icons/lucide/circle-check'
import IconCircleDashed from '~icons/lucide/circle-dashed'
import IconCircleDot from '~icons/lucide/circle-dot'
import IconCirclePause from '~icons/lucide/circle-pause'
import IconCircleX from '~icons/lucide/circle-x'
import IconHourglass from '~icons/lucide/hourglass'
import IconRotateCcw from '~icons/lucide/rotate-ccw'
import IconSiren from '~icons/lucide/siren'
import IconUndo2 from '~icons/lucide/undo-2'

/** What a matter's chip means. The word is the state's own title, given by the page. */
export type StatusKind =
  | 'waiting'
  | 'doing'
  | 'done'
  | 'returned'
  | 'round'
  | 'withdrawn'
  | 'refused'
  | 'late'
  | 'soon'
  | 'later'
  | 'paused'
  | 'alarm'

export type Tone = 'idle' | 'doing' | 'done' | 'void' | 'late' | 'soon' | 'alarm'

export const STATUS: Record<StatusKind, { tone: Tone; icon: Component }> = {
  waiting: { tone: 'idle', icon: IconCircleDashed },
  doing: { tone: 'doing', icon: IconCircleDot },
  done: { tone: 'done', icon: IconCircleCheck },
  returned: { tone: 'void', icon: IconUndo2 },
  round: { tone: 'void', icon: IconRotateCcw },
  withdrawn: { tone: 'idle', icon: IconBan },
  refused: { tone: 'void', icon: IconCircleX },
  late: { tone: 'late', icon: IconAlarmClock },
  soon: { tone: 'soon', icon: IconHourglass },
  later: { tone: 'idle', icon: IconCalendar },
  paused: { tone: 'idle', icon: IconCirclePause },
  alarm: { tone: 'alarm', icon: IconSiren },
}
