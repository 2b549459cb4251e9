import { cutByPerson } from '#features/metrics/server/public/cut.ts'
import type { QueryContext } from '#platform/server/command.ts'
import { askedIn } from '../contract/figures.ts'
import type { Cut } from '../domain/answers.ts'
import { answersOf } from '../domain/answers-of-widget.ts'
import { asSeenInTeam, asSeenOver } from '../domain/as-seen.ts'
import type { Widget } from '../domain/board.ts'
import { askedBy, distinctLines, type Scope, type Tree, withoutRefused } from '../domain/questions.ts'
import { shownOf } from '../domain/shown.ts'
import type { Shown } from '../domain/shown-shape.ts'
import { backdropFor } from './backdrop.query.ts'
import { answersTo } from './figures.query.ts'
import { type FilterNames, filterNames } from './filter-names.query.ts'
import { topUnit, unitsAround } from './units-around.query.ts'

/** What a dashboard is looked at for. */
export interface Looked {
  readonly from: string
  readonly to: string
  readonly unitId?: string | undefined
  readonly tree?: Tree | undefined
}

async function scopeOf(
  { read }: QueryContext,
  { from, to, unitId, tree = 'then' }: Looked,
  around: Pick<Scope, 'marks' | 'weekYears'>,
): Promise<{ scope: Scope; isTeam: boolean }> {
  const whole = { from, to, unitId, tree, topId: await topUnit(read), ...around }
  if (unitId === undefined) return { scope: { ...whole, aboveId: undefined }, isTeam: false }
  const { aboveId, isLowest } = await unitsAround(read, unitId)
  return { scope: { ...whole, aboveId }, isTeam: isLowest }
}

/** What the widgets show to the actor; null where one cannot be worked out. In reading order. */
export async function shownBoard(
  context: QueryContext,
  widgets: readonly Widget[],
  looked: Looked,
): Promise<{ widget: Widget; shown: Shown | null; named: FilterNames }[]> {
  const { benchmarks, ...around } = await backdropFor(context.read, context.actor)
  const { scope, isTeam } = await scopeOf(context, looked, around)
  const seen = widgets.map((widget) => asSeenOver(isTeam ? asSeenInTeam(widget, cutByPerson) : widget, scope))
  const questions = distinctLines(seen.flatMap((widget) => askedBy(widget, scope))).flatMap((line) => {
    const asked = askedIn(line)
    return asked.success ? [{ line, asked: asked.data }] : []
  })
  const named = await filterNames(context.read, widgets)
  const answers = await answersTo(context, questions)
  const cuts = new Map<string, Cut>(answers.flatMap(({ line, cut }) => (cut === null ? [] : [[line, cut]])))
  const refused = new Set(answers.flatMap(({ line, problem }) => (problem === null ? [] : [line])))
  return seen
    .toSorted((a, b) => a.place.y - b.place.y || a.place.x - b.place.x)
    .map((widget) => {
      const asked = withoutRefused(widget, scope, (line) => refused.has(line)).widget
      const answered = answersOf(asked, scope, { cuts, benchmarks })
      return { widget, shown: answered === null ? null : shownOf(answered), named }
    })
}
