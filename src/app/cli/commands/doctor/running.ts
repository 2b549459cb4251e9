import { modules } from '#app/server/features.ts'
import { loadWords } from '#app/server/words.ts'
import { healthFindings } from '#features/operations/server/public/health-findings.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { attention, bad, type Finding, good } from './finding.ts'

const page = 'The page 设置 → 运行状况 shows it and lets you try again.'

/** Followers of the log, timers, queued jobs, mails and dead letters. */
export async function checkRunning(read: ReadHandle, now: number): Promise<Finding[]> {
  const followers = modules.flatMap((module) => module.followers ?? [])
  const words = loadWords()
  const found = await healthFindings(read, followers, now)
  return found.map(({ code, level, facts }) => {
    const says = words.t(`findings.${code}`, { ns: 'operations', lng: 'en', ...facts })
    if (level === 'fine') return good('running', says)
    return level === 'warning' ? attention('running', says, page) : bad('running', says, page)
  })
}
