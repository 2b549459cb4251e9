import { filled } from '#features/notifications/server/public/filled.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { findingWords } from '../../domain/findings.ts'
import en from '../../locales/en.json' with { type: 'json' }
import { lookAround } from '../look-around.ts'

const states = { fine: 'good', warning: 'attention', problem: 'bad' } as const

/** What `huixiang doctor` says about followers, dead letters, jobs, timers, mails and the size of the database. */
export async function healthFindings(
  read: ReadHandle,
): Promise<{ check: string; state: 'good' | 'attention' | 'bad'; says: string; advice?: string }[]> {
  const findings = await lookAround(read, [])
  return findings.map((finding) => {
    const words: Record<string, string> = en.findings
    const { says, advice } = findingWords(finding)
    return {
      check: finding.code,
      state: states[finding.level],
      says: filled(words[says] ?? says, finding.facts),
      ...(advice === null ? {} : { advice: words[advice] ?? advice }),
    }
  })
}
