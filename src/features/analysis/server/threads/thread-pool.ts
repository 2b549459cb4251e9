import { availableParallelism } from 'node:os'
import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import type { ModelFault } from '@huixiang/text-analysis/classifier/model-files.ts'
import type { LabelReason } from '../../domain/label-reasons.ts'
import type { LabelToExplain, LabelTools, TextToJudge } from './messages.ts'
import { AnalysingThread } from './thread.ts'

// One core stays for the process's own loop; more than four threads wait for the database anyway.
const most = Math.max(1, Math.min(4, availableParallelism() - 1))
// Small enough that threads share a batch evenly, large enough that messages cost little.
const slice = 16

const threads: AnalysingThread[] = []

/** So many threads, idle ones first. They begin when there is work for them, some 0.4 s before their first answer. */
function threadsFor(wanted: number): AnalysingThread[] {
  const idlest = threads.toSorted((a, b) => a.load - b.load).slice(0, wanted)
  const busy = idlest.filter(({ load }) => load > 0).length
  for (let missing = wanted - idlest.length + busy; missing > 0 && threads.length < most; missing--) {
    const thread = new AnalysingThread((ended) => threads.splice(threads.indexOf(ended), 1))
    threads.push(thread)
    idlest.push(thread)
  }
  return idlest.slice(-wanted)
}

/** Why labels cannot be found with these tools. */
export class ToolsRefused extends Error {
  readonly fault: ModelFault
  constructor(fault: ModelFault) {
    super(`A label model is refused: ${fault}`)
    this.fault = fault
  }
}

/**
 * Judges texts in threads, so that this process's loop stays free. Throws ToolsRefused when the label model cannot be used, and an error
 * when a thread ended over a text; whoever follows events then tries again with fewer.
 */
export async function judgeTexts(
  tools: LabelTools | null,
  texts: readonly TextToJudge[],
): Promise<Analysis[]> {
  const judged: (readonly Analysis[])[] = []
  const slices = Array.from({ length: Math.ceil(texts.length / slice) }, (_, i) =>
    texts.slice(i * slice, (i + 1) * slice),
  )
  const left = slices.entries()
  const work = async (thread: AnalysingThread) => {
    const fault = tools === null ? undefined : await thread.take(tools)
    if (fault !== undefined) throw new ToolsRefused(fault)
    for (const [i, some] of left) judged[i] = await thread.judge(tools?.key ?? null, some)
  }
  await Promise.all(threadsFor(Math.min(most, slices.length)).map(work))
  return judged.flat()
}

/** What in a text speaks for a label, see `reasonsFor`. Throws as `judgeTexts` does. */
export async function reasonsForLabel(
  tools: LabelTools,
  asked: LabelToExplain,
): Promise<readonly LabelReason[]> {
  const thread = threadsFor(1)[0] as AnalysingThread
  const fault = await thread.take(tools)
  if (fault !== undefined) throw new ToolsRefused(fault)
  return thread.explain(tools.key, asked)
}
