import { administrator, demoLogin, demoPassword } from '#app/demo/plan/staff.ts'
import { ensureSetUpToken } from '#features/organisation/server/public/set-up-token.ts'
import type { House } from '#platform/server/house.ts'

const demoLogins = [administrator.login, 'manager', 'lead', 'agent', 'analyst', 'auditor']

const demoLines = (until: string): string[] => [
  `  Sign in as      ${demoLogins.map(demoLogin).join(', ')}`,
  `  Password        ${demoPassword}`,
  `  Invented voices of the ninety days up to ${until.slice(0, 10)}; no mail leaves.`,
]

/** Says where Huixiang is and what to do next. */
export async function welcome(house: House, { demoUntil }: { demoUntil: string | null }): Promise<void> {
  const { HUIXIANG_PUBLIC_URL, HUIXIANG_PORT } = house.settings
  const address = (HUIXIANG_PUBLIC_URL ?? `http://localhost:${HUIXIANG_PORT}`).replace(/\/$/, '')
  const token = await ensureSetUpToken(house)
  const next =
    token === null
      ? [
          `  Sign in         ${address}`,
          `  Public form     ${address}/voice`,
          ...(demoUntil === null ? [] : demoLines(demoUntil)),
        ]
      : [
          `  Set up here     ${address}/set-up?token=${token}`,
          '  The link works once: it creates the organisation and its first administrator.',
        ]
  const title =
    demoUntil !== null ? 'Huixiang 回响 is ready (demonstration organisation).' : 'Huixiang 回响 is ready.'
  process.stdout.write(`\n${title}\n\n${next.join('\n')}\n\n  Stop with Ctrl-C.\n\n`)
}
