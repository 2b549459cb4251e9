import type { Actor } from '#platform/server/actor.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { setUpOrganisation } from '../../contract.ts'
import type { Industry } from '../../domain/industries.ts'
import { ensureSetUpToken } from '../public/set-up-token.ts'

export const administratorPassword = '春江潮水连海平-1024'

/** Sets an organisation up through its door; returns its administrator as an actor and its root unit. */
export async function setUpHouse(
  test: TestHouse,
  { industry = 'general' }: { industry?: Industry } = {},
): Promise<{ administrator: Actor; rootUnitId: string; cookie: string }> {
  const answer = await test.call(
    setUpOrganisation,
    {},
    {
      token: (await ensureSetUpToken(test.house)) ?? '',
      name: '回响速运',
      industry,
      timeZone: 'Asia/Shanghai',
      defaultLocale: 'zh-CN',
      administrator: { name: '林岚', login: 'Lin.Lan@example.com', password: administratorPassword },
    },
  )
  if (answer.status !== 200) throw new Error(`set-up was refused: ${JSON.stringify(answer.problem)}`)
  const { person, grants } = answer.reply
  return {
    administrator: { kind: 'person', id: person.id, grants },
    rootUnitId: person.orgUnitId,
    cookie: String(answer.headers['set-cookie']).split(';')[0] as string,
  }
}
