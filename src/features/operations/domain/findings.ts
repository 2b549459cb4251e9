/** How bad it is. */
export type Level = 'fine' | 'warning' | 'problem'

/** One thing that was looked at; `facts` fill its sentence. */
export interface Finding {
  readonly code: string
  readonly level: Level
  readonly facts: Readonly<Record<string, string | number>>
}

/** What is known of the running installation. Sizes in bytes. */
export interface Look {
  readonly followers: readonly {
    readonly name: string
    readonly lag: number
    readonly error: string | null
    readonly retrying: number
    readonly dead: number
  }[]
  readonly timers: readonly { readonly name: string; readonly error: string | null }[]
  readonly failedJobs: number
  readonly lateJobs: number
  readonly stuckMails: number
  readonly databaseBytes: number
}

const muchLag = 1000
const mebibyte = 1024 * 1024

const when = (level: Level, count: number): Level => (count > 0 ? level : 'fine')

/** What a look at the installation says: every question is answered, also when nothing is wrong. */
export function findingsOf(look: Look): Finding[] {
  const dead = look.followers.reduce((sum, { dead }) => sum + dead, 0)
  const retrying = look.followers.reduce((sum, { retrying }) => sum + retrying, 0)
  const stuck = look.followers.filter(({ error }) => error !== null)
  const behind = look.followers.filter(({ lag }) => lag >= muchLag)
  const broken = look.timers.filter(({ error }) => error !== null)
  const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name).join(', ')
  return [
    { code: 'dead_letters', level: when('problem', dead), facts: { count: dead } },
    { code: 'retrying', level: when('warning', retrying), facts: { count: retrying } },
    {
      code: 'stuck_followers',
      level: when('problem', stuck.length),
      facts: { count: stuck.length, names: names(stuck) },
    },
    {
      code: 'lag',
      level: when('warning', behind.length),
      facts: { count: behind.length, names: names(behind) },
    },
    { code: 'failed_jobs', level: when('problem', look.failedJobs), facts: { count: look.failedJobs } },
    { code: 'late_jobs', level: when('warning', look.lateJobs), facts: { count: look.lateJobs } },
    {
      code: 'timers',
      level: when('problem', broken.length),
      facts: { count: broken.length, names: names(broken) },
    },
    { code: 'stuck_mails', level: when('warning', look.stuckMails), facts: { count: look.stuckMails } },
    { code: 'database_size', level: 'fine', facts: { mebibytes: Math.round(look.databaseBytes / mebibyte) } },
  ]
}

/** The worst of several findings. */
export function worstOf(findings: readonly Finding[]): Level {
  if (findings.some(({ level }) => level === 'problem')) return 'problem'
  return findings.some(({ level }) => level === 'warning') ? 'warning' : 'fine'
}
