import type { Settings } from '#platform/server/settings.ts'
import { benchAlerts } from './alerts.ts'
import { benchAnalyse } from './analyse.ts'
import { benchCalendar } from './calendar.ts'
import { benchDispatch } from './dispatch.ts'
import type { BenchLine } from './line.ts'
import { takePreparedPlace } from './serving/prepared-place.ts'
import { benchSimilar } from './similar.ts'
import { benchTopics } from './topics.ts'
import { measureAnswerPage } from './workloads/answer-page.ts'
import { measureBulk } from './workloads/bulk.ts'
import { measureBurst } from './workloads/burst.ts'
import { measureClocks } from './workloads/clocks.ts'
import { type Compared, compare } from './workloads/compared.ts'
import { measureDashboards } from './workloads/dashboards.ts'
import { measureIngestMetrics } from './workloads/ingest-metrics.ts'
import { intake } from './workloads/intake.ts'
import { measureLive } from './workloads/live.ts'
import { measureMixed } from './workloads/mixed.ts'
import type { BenchPlan } from './workloads/plan.ts'
import { list, search, show, story, views, wall } from './workloads/reading.ts'
import { measureInboxScreen, measureTicketScreen } from './workloads/screens.ts'
import { surveyAnswers } from './workloads/survey-answers.ts'

const against = (compared: Compared) => (plan: BenchPlan) => compare(compared, plan)

/** Workloads that ask for figures of three years. */
export const historical: Readonly<Record<string, (plan: BenchPlan) => Promise<BenchLine>>> = {
  dashboards: measureDashboards,
  'ingest-metrics': measureIngestMetrics,
}

const loaded: Readonly<Record<string, (plan: BenchPlan) => Promise<BenchLine>>> = {
  intake: against(intake),
  list: against(list),
  show: against(show),
  search: against(search),
  views: against(views),
  story: against(story),
  wall: against(wall),
  'survey-answers': against(surveyAnswers),
  mixed: measureMixed,
  live: measureLive,
  burst: measureBurst,
  clocks: measureClocks,
  'inbox-screen': measureInboxScreen,
  'ticket-screen': measureTicketScreen,
  'answer-page': measureAnswerPage,
  bulk: measureBulk,
}

/** Every workload, by name. */
export const workloads: readonly string[] = [
  ...Object.keys(loaded),
  ...Object.keys(historical),
  'calendar',
  'analyse',
  'similar',
  'topics',
  'dispatch',
  'alerts',
]

/** What is measured, and how hard. */
export interface BenchOrder {
  readonly workload: string
  readonly tickets: number
  /** Voices of three years, for what is asked of figures. */
  readonly voices: number
  readonly seconds: number
  readonly connections: number
}

/** Measures one workload in a database of the bench's own. */
export async function runBench(order: BenchOrder, settings: Settings): Promise<BenchLine> {
  if (order.workload === 'analyse') return benchAnalyse(order.seconds)
  if (order.workload === 'similar') return benchSimilar(order.tickets)
  if (order.workload === 'topics') return benchTopics(order.tickets, order.seconds)
  if (order.workload === 'alerts') return { ...benchAlerts(order.seconds), tickets: 0 }
  if (order.workload === 'dispatch') return { ...benchDispatch(order.seconds), tickets: 0 }
  const overYears = historical[order.workload]
  const measure = overYears ?? loaded[order.workload]
  if (measure === undefined) return { ...(await benchCalendar()), tickets: 0 }
  const volume =
    overYears === undefined
      ? ({ of: 'tickets', size: order.tickets } as const)
      : ({ of: 'voices', size: order.voices } as const)
  const place = await takePreparedPlace(settings, volume)
  const began = performance.now()
  try {
    const line = await measure({ ...order, place })
    return { ...line, seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await place.leave()
  }
}
