import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { newDanger } from '../domain/danger.ts'
import { saidBefore } from '../domain/risks.ts'
import { unheardWords } from '../domain/whole-voice.ts'
import { analyseAll, analyseWords, labelsNow } from './analyser.ts'
import { type AnalysisRow, insertAnalyses, lockCurrents, saveSearchRows } from './analysis.store.ts'
import { announceAgain, nextVersion } from './later-versions.ts'
import { urgencyOf } from './public/urgency-of.ts'
import { type VoiceToAnalyse, voicesToAnalyse } from './voices.query.ts'

const heardBy = (row: AnalysisRow) => row.details.added ?? []

function unheardIds(voice: VoiceToAnalyse, row: AnalysisRow): string[] {
  const heard = new Set(heardBy(row).map(({ additionId }) => additionId))
  return voice.added.map(({ additionId }) => additionId).filter((id) => !heard.has(id))
}

interface Hearing {
  readonly voice: VoiceToAnalyse
  readonly before: AnalysisRow
  /** What the new words show by themselves. */
  readonly words: Analysis
}

function brought({ voice, before, words }: Hearing, after: AnalysisRow) {
  const danger = newDanger(
    { ...before, urgencyByPerson: before.urgency_source === 'person' },
    { whole: after, words: { urgency: urgencyOf(words).value, risks: words.risks.map(({ risk }) => risk) } },
  )
  return { additionIds: unheardIds(voice, before), ...danger }
}

/** The version before, in which nobody denies a risk that the new words show. */
function asHeard({ before, words }: Hearing): AnalysisRow {
  const shown = words.risks.map(({ risk }) => risk)
  return { ...before, risks_said: saidBefore(before.risks_said, shown) }
}

/**
 * Judges voices again together with what was added to them, and makes the new words findable. A voice without an analysis is left
 * out: its first one hears everything; so is one whose additions were all heard.
 */
export async function hearAdditions(context: CommandContext, feedbackIds: readonly string[]): Promise<void> {
  const { db } = context
  const before = new Map((await lockCurrents(db, feedbackIds)).map((row) => [row.feedback_id, row]))
  const rowOfVoice = ({ id }: VoiceToAnalyse) => before.get(id) as AnalysisRow
  const voices = (await voicesToAnalyse(db, [...before.keys()])).filter(
    (voice) => unheardIds(voice, rowOfVoice(voice)).length > 0,
  )
  if (voices.length === 0) return
  const labels = await labelsNow(db)
  const versions = await Promise.all(
    (await analyseAll(voices, labels)).map(async ({ voice, analysis }) => {
      const before = rowOfVoice(voice)
      const hearing = { voice, before, words: await analyseWords(unheardWords(voice, heardBy(before))) }
      const row = nextVersion(context, asHeard(hearing), { voice, analysis, labels })
      return { voice, row, added: brought(hearing, row) }
    }),
  )
  await insertAnalyses(
    db,
    versions.map(({ row }) => row),
  )
  await saveSearchRows(db, voices)
  for (const { added, ...one } of versions) announceAgain(context, one, added)
}
