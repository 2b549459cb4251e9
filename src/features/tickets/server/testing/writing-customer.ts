import { randomUUID } from 'node:crypto'
import { analysis } from '#features/analysis/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { customers } from '#features/customers/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { addToVoice, sendVoice } from '#features/intake/contract/public-voice.ts'
import { intake } from '#features/intake/server/module.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import type { ServerModule } from '#platform/server/module.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { tickets } from '../module.ts'
import { inventOrganisation, inventPerson, ticketOf } from './invented-work.ts'

const minute = 60_000

async function newSecretVoice(house: TestHouse, text: string, contact: { phone?: string }) {
  // Visitors are held to a few voices a minute.
  house.travel(minute)
  const secret = randomUUID().replaceAll('-', '') + randomUUID().replaceAll('-', '')
  const { reply } = await house.call(sendVoice, {}, { text, contact, consent: true, secret })
  await house.settle()
  const { rows } = await house.open.pool.query('select id from feedbacks where number = $1', [reply.number])
  return { feedbackId: rows[0].id as string, number: reply.number, secret }
}

/** An organisation from the form to the ticket's clocks and whatever else is wanted, with a lead who sees everything and a customer who writes. */
export async function openWritingHouse(databaseServer: DatabaseServer, more: readonly ServerModule[] = []) {
  const modules = [customers, intake, taxonomy, analysis, tickets, clocks, dispatch, metrics, ...more]
  const house = await openTestHouse(databaseServer, modules)
  const { root, logistics } = await inventOrganisation(house)
  const top = { root, unit: root }
  const lead = await inventPerson(house, top, { role: 'team_lead', availability: 'away' })
  const facts = { industry: 'retail', rootUnitId: root, timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const
  await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: randomUUID(), facts }))
  await house.settle()
  return {
    house,
    root,
    logistics,
    lead,
    /** A voice from the public form, and how its sender adds to it. */
    async send(text: string, contact: { phone?: string } = {}) {
      const voice = await newSecretVoice(house, text, contact)
      const { number, secret } = voice
      return {
        ...voice,
        ticketId: await ticketOf(house, voice.feedbackId),
        async add(words: string) {
          house.travel(minute)
          const added = await house.call(addToVoice, { number }, { secret, text: words })
          await house.settle()
          return added
        },
      }
    },
  }
}
