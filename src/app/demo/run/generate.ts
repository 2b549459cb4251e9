import { buildWebProcess } from '#app/server/web-process.ts'
import { consentOfForm } from '#features/intake/server/public/consent-words.ts'
import { type Receipt, receiveFeedbacks, type Voice } from '#features/intake/server/public/receive.ts'
import { takeOrders } from '#features/orders/contract/taking.ts'
import { refuseFailures } from '#platform/server/draining.ts'
import { enrolFollowers } from '#platform/server/events/follower-run.ts'
import { openFileStore } from '#platform/server/files/open-file-store.ts'
import { openLog } from '#platform/server/log.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { type OpenHouse, openHouse } from '#platform/server/open-house.ts'
import type { Settings } from '#platform/server/settings.ts'
import { ordersFor, shopSystem } from '../plan/orders.ts'
import type { Plan, PlannedVoice } from '../plan/plan.ts'
import { colleagues } from '../plan/staff.ts'
import { organisation } from '../plan/world.ts'
import { type Entry, openAgenda } from './agenda.ts'
import { type Desk, nowhere, openDesk } from './desk.ts'
import { doEveningWork, goHome } from './evenings.ts'
import type { Workplace } from './handling.ts'
import { type MovedTime, movedTime } from './moved-time.ts'
import { type Opened, openOrganisation } from './opening.ts'
import { hireWorker, type Worker } from './settling.ts'
import { drawUpRoster, tryRule } from './sharing.ts'
import { listenToTouchpoints, type TellOfDay } from './touchpoint-signals.ts'
import { openWatch, type Watch } from './watching.ts'
import { switchOnWatch } from './watching-figures.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const pauseBetweenWaves = 5 * 60_000
const stretchMs = 30 * 60_000
const sideBySide = 6

/** How far the making of a demonstration is. */
export interface Progress {
  readonly day: number
  readonly days: number
  readonly voices: number
  readonly tickets: number
}

interface Making {
  readonly plan: Plan
  readonly settings: Settings
  readonly databaseUrl: string
  readonly modules: readonly ServerModule[]
  /** When the demonstration ends: the present. */
  readonly until: number
  readonly progress: (progress: Progress) => void
}

interface Stage {
  readonly open: OpenHouse
  readonly time: MovedTime
  readonly desk: Desk
  readonly worker: Worker
  readonly watch: Watch
  readonly place: Workplace
  readonly opened: Opened
  readonly tellOfDay: TellOfDay
}

/** Voices that come in close together, so that one look at the log takes them all. */
export function wavesOf(voices: readonly PlannedVoice[]): PlannedVoice[][] {
  const waves: PlannedVoice[][] = []
  for (const voice of voices) {
    const wave = waves.at(-1)
    const last = wave?.at(-1)
    if (wave !== undefined && last !== undefined && voice.at - last.at < pauseBetweenWaves) wave.push(voice)
    else waves.push([voice])
  }
  return waves
}

const formConsent = consentOfForm(organisation.name, { wording: undefined, locale: 'zh-CN' })

function voiceFor(voice: PlannedVoice, { products, outlets, touchpoints }: Opened): Voice {
  const { person, channel, text, chosenKind, solvedOnCall } = voice
  const outlet = voice.outlet === null ? undefined : outlets.get(voice.outlet)
  const { name, phone, email } = person
  return {
    text,
    channel,
    kind: chosenKind ?? undefined,
    contact: { name, phone, email: email ?? undefined },
    productId: voice.product === null ? null : products.get(voice.product),
    outletId: outlet?.id,
    unitId: outlet?.unitId,
    touchpointId: touchpoints.get(voice.touchpoint),
    occurredAt: voice.at,
    receivedAt: voice.at,
    solvedOnCall,
    ...(channel === 'web_form' && { consent: formConsent }),
  }
}

const registrars = ['agent', 'songzhiqiu', 'bairuoxi', 'tianyinuo'] as const

function registrarOf({ opened }: Stage, { channel, at }: PlannedVoice): string | null {
  if (channel !== 'phone' && channel !== 'counter') return null
  return opened.people.get(registrars[at % registrars.length] as string) as string
}

async function receive(stage: Stage, wave: readonly PlannedVoice[]): Promise<void> {
  const { open, desk, watch, opened } = stage
  const byRegistrar = Map.groupBy(wave, (voice) => registrarOf(stage, voice))
  for (const [personId, voices] of byRegistrar) {
    const actor = await desk.actor(personId)
    const receipts: Receipt[] = await open.house.transact({ actor, request: nowhere }, (context) =>
      receiveFeedbacks(
        context,
        voices.map((voice) => voiceFor(voice, opened)),
      ),
    )
    receipts.forEach(({ feedbackId, number, secret }, index) => {
      watch.receive({ voice: voices[index] as PlannedVoice, feedbackId, number, secret })
    })
  }
}

/** Several people work side by side; what concerns one ticket stays in its order. */
async function doAll({ time }: Stage, entries: readonly Entry[]): Promise<void> {
  const queues = [...Map.groupBy(entries, (entry) => entry.whose).values()]
  const work = async () => {
    for (let queue = queues.pop(); queue !== undefined; queue = queues.pop())
      for (const { at, deed } of queue) await time.within(at, deed)
  }
  await Promise.all(Array.from({ length: sideBySide }, work))
}

/** Everybody does what is due by a moment. */
async function liveUntil(stage: Stage, until: number): Promise<void> {
  const { agenda } = stage.place
  for (let due = agenda.take(until, stretchMs); due.length > 0; due = agenda.take(until, stretchMs))
    await doAll(stage, due)
  stage.time.moveTo(until)
}

async function lookAtTheLog({ worker, watch }: Stage): Promise<void> {
  watch.hear(await worker.settle())
  // Clocks wake when everything done in time has been noted, or they would strike for nothing.
  await worker.wake()
  watch.hear(await worker.settle())
}

async function openStage(open: OpenHouse, time: MovedTime, making: Making): Promise<Stage> {
  const { modules, plan } = making
  const desk = openDesk(open.house, modules)
  await enrolFollowers(
    open.transact,
    modules.flatMap((module) => module.followers ?? []),
  )
  const worker = await hireWorker(open, modules)
  const server = await buildWebProcess(open, modules, { demo: true })
  const settle = async () => {
    time.moveTo(time.at + 1000)
    await worker.settle()
  }
  const tools = { house: open.house, desk, settle }
  const opened = await openOrganisation(tools, { server, customers: plan.customers })
  await server.close()
  const paces = new Map(colleagues.map(({ login, pace = 1 }) => [opened.people.get(login), pace] as const))
  const paceOf = (id: string) => paces.get(id) ?? 1
  const [{ name }] = colleagues.filter(({ login }) => login === 'lead') as [(typeof colleagues)[number]]
  const lead = { id: opened.people.get('lead') as string, name }
  const supervisorId = opened.people.get('supervisor') as string
  const place = { desk, time, agenda: openAgenda(), paceOf, lead, supervisorId, leadsToMore: everySixth() }
  const tellOfDay = await listenToTouchpoints(desk, opened)
  return { open, time, desk, worker, place, opened, watch: openWatch(place, open.house.read), tellOfDay }
}

/** Says yes at the first question and at every sixth after it. */
function everySixth(): () => boolean {
  let asked = 0
  return () => asked++ % 6 === 0
}

/** In the morning the shop system sends the orders of those who will write. */
async function bringOrders({ desk, time, opened }: Stage, today: readonly PlannedVoice[]): Promise<void> {
  const orders = ordersFor(today, time.at)
  if (orders.length > 0) await desk.call(takeOrders, { source: shopSystem, orders }, opened.administratorId)
}

async function liveDay(
  stage: Stage,
  waves: readonly PlannedVoice[][],
  day: { end: number; until: number; usual: number },
) {
  await bringOrders(stage, waves.flat())
  for (const wave of waves) {
    await liveUntil(stage, (wave[0] as PlannedVoice).at)
    stage.time.moveTo((wave.at(-1) as PlannedVoice).at)
    await receive(stage, wave)
    await lookAtTheLog(stage)
  }
  const begins = day.end - 3 * hourMs
  const evening = Math.min(begins, day.until)
  if (evening > stage.time.at) await liveUntil(stage, evening)
  // Counted from the hour and not from the last deed, which may lie behind the present's hour on one day and before it on the next.
  const daysLeft = Math.max(0, Math.floor((day.until - begins) / dayMs))
  await doEveningWork(stage, { daysLeft, isLast: day.end > day.until })
  await stage.tellOfDay(waves.flat(), day.usual)
  // Figures count by the day on which the log says it: the day's last deeds are noted before midnight.
  await liveUntil(stage, Math.min(day.end - 1000, day.until))
  await lookAtTheLog(stage)
  await stage.worker.tidy()
}

/** Lives the plan through the real features, with time moved, and gives where the time went, in milliseconds. */
export async function generate(making: Making): Promise<ReadonlyMap<string, number>> {
  const { plan, settings, databaseUrl, modules, progress } = making
  // The last deeds of the last day take their breath before the present, not after it.
  const until = making.until - 1000
  const { start, days } = plan.scope
  // Set up on the evening before.
  const time = movedTime(start - 6 * hourMs)
  const log = openLog('error')
  const files = openFileStore(settings)
  const open = await openHouse({
    ...{ settings, databaseUrl, modules, files, log, shift: time.shift },
    // On a slow machine it takes longer; it does not end halfway.
    waitMs: 120_000,
  })
  try {
    await open.pool.query('select ensure_event_partitions($1::date, $2::date)', [
      new Date(start - dayMs).toISOString(),
      new Date(until).toISOString(),
    ])
    const stage = await openStage(open, time, making)
    const waves = wavesOf(plan.voices.filter((voice) => voice.at < until))
    for (let day = 0; day < days && start + day * dayMs < until; day++) {
      const from = start + day * dayMs
      const today = waves.filter(
        ([first]) => first !== undefined && first.at >= from && first.at < from + dayMs,
      )
      if (day === days - 2) await goHome(stage)
      await liveDay(stage, today, { end: from + dayMs, until, usual: plan.voices.length / days })
      progress({ day: day + 1, days, voices: stage.watch.voices.size, tickets: stage.watch.cases.size })
    }
    await drawUpRoster(stage.desk, stage.opened.people)
    await tryRule(stage.desk, stage.opened)
    await stage.worker.tidy()
    await switchOnWatch(stage.desk, stage.opened.people)
    await lookAtTheLog(stage)
    await refuseFailures(open)
    return stage.worker.spent
  } finally {
    await open.close()
  }
}
