import { useMemo } from 'react'
import type { Counting } from '#features/metrics/contract/counting.ts'
import { whileCounting } from '#features/metrics/web/public/counting-line.tsx'
import { useMarkCoverage } from '#features/metrics/web/public/mark-coverage.ts'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import type { ProblemError } from '#platform/web/problem.ts'
import { readBackdrop, readFigures } from '../contract/figures.ts'
import type { Cut } from '../domain/answers.ts'
import { answersOf } from '../domain/answers-of-widget.ts'
import type { Widget } from '../domain/board.ts'
import {
  askedBy,
  distinctLines,
  type EventMark,
  lineOf,
  narrowedIn,
  type Scope,
  type Tree,
  withoutRefused,
} from '../domain/questions.ts'
import { shownOf } from '../domain/shown.ts'
import type { Shown } from '../domain/shown-shape.ts'

type Reply = CallerReply<typeof readFigures>

/** What is known of the figures of a widget. */
export type WidgetFigures =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly code: string }
  | { readonly state: 'failed'; readonly problem: ProblemError; retry(): void }
  | {
      readonly state: 'shown'
      readonly shown: Shown
      /** Metrics of a table that cannot be told by what its rows are. */
      readonly left: readonly string[]
    }

/** Everything a dashboard is drawn from. */
export interface Figures {
  readonly scope: Scope
  /** How far figures are counted again; null while they are whole. */
  readonly counting: Counting
  of(widget: Widget): WidgetFigures
  /** The event marks that are about all that a widget counts. */
  marksOver(widget: Widget): readonly EventMark[]
}

/** The period and unit that figures are looked at for. */
export interface Looked {
  readonly from: string
  readonly to: string
  readonly unitId: string | undefined
  readonly tree?: Tree
}

// So many questions fit into one address whatever units they name.
const inOneRead = 40

const countingOf = (reply: Reply | undefined): Counting =>
  reply?.answers.find(({ cut }) => cut?.counting != null)?.cut?.counting ?? null

function useChunk(lines: readonly string[], index: number, every: number | undefined) {
  const question = lines.slice(index * inOneRead, (index + 1) * inOneRead)
  return useRead(
    readFigures,
    {},
    { question },
    {
      enabled: question.length > 0,
      keepPrevious: true,
      every: (reply) => whileCounting({ counting: countingOf(reply) }) ?? every,
    },
  )
}

/** The period and unit with what lies around them: the unit above, days that are not usual, the industry. */
function useScope({ from, to, unitId, tree = 'then' }: Looked) {
  const backdrop = useRead(readBackdrop, {}, {})
  const units = useUnits()
  return useMemo(() => {
    const aboveId = units.find(({ id }) => id === unitId)?.parentId ?? undefined
    const topId = units.find(({ parentId }) => parentId === null)?.id
    const { marks = [], weekYears = null } = backdrop.data ?? {}
    const scope: Scope = { from, to, unitId, aboveId, topId, tree, marks, weekYears }
    return { scope, benchmarks: backdrop.data?.benchmarks ?? [], ready: !backdrop.isPending }
  }, [backdrop.data, backdrop.isPending, units, from, to, unitId, tree])
}

/** The figures of all widgets in few reads; equal questions are asked once. Every so many milliseconds they are asked anew. */
export function useFigures(widgets: readonly Widget[], looked: Looked, every?: number): Figures {
  const { scope, benchmarks, ready } = useScope(looked)
  const coverage = useMarkCoverage()
  const lines = useMemo(
    () => (ready ? distinctLines(widgets.flatMap((widget) => askedBy(widget, scope))) : []),
    [widgets, scope, ready],
  )
  const reads = [
    useChunk(lines, 0, every),
    useChunk(lines, 1, every),
    useChunk(lines, 2, every),
    useChunk(lines, 3, every),
  ]
  const answers = reads.flatMap((read) => read.data?.answers ?? [])
  const cuts = new Map<string, Cut>(answers.flatMap(({ line, cut }) => (cut === null ? [] : [[line, cut]])))
  const refused = new Map(answers.flatMap(({ line, problem }) => (problem === null ? [] : [[line, problem]])))
  const failed = reads.find((read) => read.error !== null)
  const of = (whole: Widget): WidgetFigures => {
    const { widget, left } = withoutRefused(whole, scope, (line) => refused.has(line))
    const code = askedBy(widget, scope)
      .map(({ question }) => refused.get(lineOf(question)))
      .find((one) => one !== undefined)
    if (code !== undefined) return { state: 'refused', code }
    const answered = ready ? answersOf(widget, scope, { cuts, benchmarks }) : null
    if (answered !== null) return { state: 'shown', shown: shownOf(answered), left }
    return failed?.error == null
      ? { state: 'loading' }
      : { state: 'failed', problem: failed.error, retry: () => void failed.refetch() }
  }
  const counting = reads.map(({ data }) => countingOf(data)).find((one) => one !== null) ?? null
  const marksOver = (widget: Widget) =>
    scope.marks.filter((mark) => coverage(mark, narrowedIn(widget, scope)) === 'all')
  return { scope, counting, of, marksOver }
}
