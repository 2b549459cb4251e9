/** How bad it is. */
export type Level = 'fine' | 'warning' | 'problem'

/** One thing that was looked at; `facts` fill its sentence. */
export interface Finding {
  readonly code: string
  readonly level: Level
  readonly facts: Readonly<Record<string, string | number>>
}

type Named = readonly { readonly name: string }[]

/** What is known of the running installation. Sizes in bytes. */
export interface Look {
  readonly lags: readonly { readonly name: string; readonly lag: number }[]
  readonly stuck: Named
  readonly brokenTimers: Named
  readonly dead: number
  readonly retrying: number
  readonly failedJobs: number
  readonly lateJobs: number
  readonly stuckMails: number
  readonly databaseBytes: number
}

const muchLag = 1000
const mebibyte = 1024 * 1024

const counted = (code: string, level: Level, count: number): Finding => ({
  code,
  level: count > 0 ? level : 'fine',
  facts: { count },
})

const named = (code: string, level: Level, some: Named): Finding => ({
  code,
  level: some.length > 0 ? level : 'fine',
  facts: { count: some.length, names: some.map(({ name }) => name).join(', ') },
})

/** What a look at the installation says: every question is answered, also when nothing is wrong. */
export function findingsOf(look: Look): Finding[] {
  const behind = look.lags.filter(({ lag }) => lag >= muchLag)
  return [
    counted('dead_letters', 'problem', look.dead),
    counted('retrying', 'warning', look.retrying),
    named('stuck_followers', 'problem', look.stuck),
    named('lag', 'warning', behind),
    counted('failed_jobs', 'problem', look.failedJobs),
    counted('late_jobs', 'warning', look.lateJobs),
    named('timers', 'problem', look.brokenTimers),
    counted('stuck_mails', 'warning', look.stuckMails),
    {
      code: 'database_size',
      level: 'fine',
      facts: { mebibytes: Math.round(look.databaseBytes / mebibyte) },
    },
  ]
}

/** Keys of a finding's sentence and of the advice that goes with it; nothing to do gives no advice. */
export function findingWords({ code, level }: Pick<Finding, 'code' | 'level'>): {
  says: string
  advice: string | null
} {
  if (level === 'fine') return { says: `${code}_fine`, advice: null }
  return { says: code, advice: `${code}_advice` }
}

/** The worst of several findings. */
export function worstOf(findings: readonly Finding[]): Level {
  if (findings.some(({ level }) => level === 'problem')) return 'problem'
  return findings.some(({ level }) => level === 'warning') ? 'warning' : 'fine'
}
