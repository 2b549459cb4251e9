import type { FastifyInstance } from 'fastify'
import { addCannedReply, saveSignature } from '#features/canned-replies/contract.ts'
import { addChecklist } from '#features/checklists/contract/keeping.ts'
import { listMasterData, saveMasterRecord } from '#features/customers/contract/master-data.ts'
import { createCustomer } from '#features/customers/contract.ts'
import { addMacro } from '#features/macros/contract.ts'
import { setUpOrganisation } from '#features/organisation/contract.ts'
import { ensureSetUpToken } from '#features/organisation/server/public/set-up-token.ts'
import { addSavedView } from '#features/saved-views/contract.ts'
import { setPassword, strongPassword } from '#features/sign-in/server/public/passwords.ts'
import { listRoles } from '#features/staff/contract/roles.ts'
import { createUnit, setAvailability } from '#features/staff/contract.ts'
import { createPerson } from '#features/staff/server/public/people.ts'
import { listLabels } from '#features/taxonomy/contract.ts'
import type { House } from '#platform/server/house.ts'
import { keptReplies, signatures } from '../plan/canned-replies.ts'
import { keptChecklists } from '../plan/checklists.ts'
import type { Person } from '../plan/customers.ts'
import { keptMacros } from '../plan/macros.ts'
import { keptViews } from '../plan/saved-views.ts'
import { administrator, colleagues, demoLogin, demoPassword } from '../plan/staff.ts'
import { organisation, outlets, products, touchpoints, units } from '../plan/world.ts'
import { layRuleDown } from './by-rule.ts'
import { type Desk, nowhere } from './desk.ts'
import { codeOf, shareOut, shareWithin } from './sharing.ts'

/** The organisation on its first morning: ids by the codes and logins of the plan. */
export interface Opened {
  readonly administratorId: string
  readonly rootUnitId: string
  readonly units: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
  readonly products: ReadonlyMap<string, string>
  readonly touchpoints: ReadonlyMap<string, string>
  readonly outlets: ReadonlyMap<string, { readonly id: string; readonly unitId: string }>
}

const rootCode = 'ROOT'

interface Tools {
  readonly house: House
  readonly desk: Desk
  /** Lets the features answer the set-up with their defaults. */
  readonly settle: () => Promise<void>
}

/** Sets the organisation up with its one-time token, as its administrator would in a browser. */
async function setUp(
  house: House,
  server: FastifyInstance,
): Promise<{ personId: string; rootUnitId: string }> {
  const token = await ensureSetUpToken(house)
  const response = await server.inject({
    method: setUpOrganisation.method,
    url: setUpOrganisation.path,
    headers: { 'x-huixiang': '1' },
    payload: {
      token,
      ...organisation,
      administrator: {
        name: administrator.name,
        login: demoLogin(administrator.login),
        password: demoPassword,
      },
    },
  })
  if (response.statusCode !== 200) throw new Error(`The set-up was refused: ${response.body}`)
  const { person } = response.json()
  return { personId: person.id, rootUnitId: person.orgUnitId }
}

async function raiseUnits({ desk }: Tools, by: string, rootUnitId: string): Promise<Map<string, string>> {
  const ids = new Map([[rootCode, rootUnitId]])
  for (const { code, parent, name, kind } of units) {
    const parentId = codeOf(ids, parent ?? rootCode)
    ids.set(code, (await desk.call(createUnit, { parentId, kind, name, code }, by)).unitId)
  }
  return ids
}

async function engage(
  { house, desk }: Tools,
  by: string,
  unitIds: Map<string, string>,
): Promise<Map<string, string>> {
  const { items } = await desk.call(listRoles, {}, by)
  const roles = new Map(items.map((role) => [role.key, role.id]))
  const password = await strongPassword(demoPassword, [])
  const actor = await desk.actor(by)
  const people = new Map<string, string>()
  for (const { login, unit, role, overAll, ...colleague } of colleagues) {
    const { name, skills, languages, locale = 'zh-CN', capacity } = colleague
    const orgUnitId = codeOf(unitIds, unit)
    const personId = await house.transact({ actor, request: nowhere }, async (context) => {
      const id = await createPerson(context, {
        ...{ name, orgUnitId, locale, skills, languages: languages ?? ['zh-CN'], capacity },
        email: demoLogin(login),
        status: 'active',
        roles: [{ roleId: codeOf(roles, role), orgUnitId: overAll ? codeOf(unitIds, rootCode) : orgUnitId }],
      })
      await setPassword(context, { personId: id, password, how: 'set_up' })
      return id
    })
    await desk.call(setAvailability, { personId, availability: 'online' }, personId)
    people.set(login, personId)
  }
  return people
}

async function keepMacros(
  { desk }: Pick<Tools, 'desk'>,
  by: string,
  ids: { units: Map<string, string>; replies: Map<string, string> },
): Promise<void> {
  for (const { name, unit, steps } of keptMacros) {
    const { reply, ...rest } = steps
    const answer = reply && { reply: { replyId: codeOf(ids.replies, reply.title), purpose: reply.purpose } }
    const unitId = codeOf(ids.units, unit ?? rootCode)
    await desk.call(addMacro, { name, unitId, steps: { ...rest, ...answer } }, by)
  }
}

async function keepChecklists(
  { desk }: Tools,
  by: string,
  labels: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { label, ...content } of keptChecklists)
    await desk.call(addChecklist, { ...content, labelId: codeOf(labels, label) }, by)
}

async function keepViews(
  { desk }: Tools,
  by: string,
  ids: { units: Map<string, string>; people: Map<string, string> },
): Promise<void> {
  for (const { name, unit, login, conditions } of keptViews) {
    const unitId = login === undefined ? codeOf(ids.units, unit ?? rootCode) : null
    await desk.call(
      addSavedView,
      { name, conditions, unitId },
      login === undefined ? by : codeOf(ids.people, login),
    )
  }
}

async function keepReplies(
  { desk }: Tools,
  by: string,
  ids: { units: Map<string, string>; people: Map<string, string> },
): Promise<void> {
  const replies = new Map<string, string>()
  for (const { unit, tags, ...reply } of keptReplies) {
    const wanted = { ...reply, tags: [...(tags ?? [])], unitId: codeOf(ids.units, unit ?? rootCode) }
    replies.set(reply.title, (await desk.call(addCannedReply, wanted, by)).replyId)
  }
  await keepMacros({ desk }, by, { units: ids.units, replies })
  for (const [login, signature] of Object.entries(signatures))
    await desk.call(saveSignature, signature, codeOf(ids.people, login))
}

async function stock({ desk }: Tools, by: string, unitIds: Map<string, string>): Promise<void> {
  for (const { code, name, category } of products)
    await desk.call(saveMasterRecord, { list: 'products', code, name, category }, by)
  for (const { code, name, city } of outlets)
    await desk.call(saveMasterRecord, { list: 'outlets', code, name, orgUnitId: codeOf(unitIds, city) }, by)
  for (const { code, name } of touchpoints)
    await desk.call(saveMasterRecord, { list: 'touchpoints', code, name }, by)
}

async function idsIn({ desk }: Tools, by: string, list: string): Promise<Map<string, string>> {
  const { items } = await desk.call(listMasterData, { list, limit: 100 }, by)
  return new Map(items.map((item) => [item.code, item.id]))
}

async function welcomeVips({ desk }: Tools, by: string, customers: readonly Person[]): Promise<void> {
  for (const { name, phone, email } of customers.filter((person) => person.vip))
    await desk.call(createCustomer, { name, phone, email, vip: true, tags: ['重要客户'] }, by)
}

/** Opens the organisation: units, people, labels, goods, shops, rules and the customers it knows already. */
export async function openOrganisation(
  tools: Tools,
  { server, customers }: { server: FastifyInstance; customers: readonly Person[] },
): Promise<Opened> {
  const { personId: by, rootUnitId } = await setUp(tools.house, server)
  await tools.settle()
  const unitIds = await raiseUnits(tools, by, rootUnitId)
  const people = await engage(tools, by, unitIds)
  const { items } = await tools.desk.call(listLabels, {}, by)
  const labels = new Map(items.flatMap(({ code, id }) => (code === null ? [] : [[code, id] as const])))
  await stock(tools, by, unitIds)
  await shareOut(tools.desk, by, { units: unitIds, labels })
  await shareWithin(tools.desk, by, { units: unitIds, people })
  await keepChecklists(tools, by, labels)
  await keepReplies(tools, by, { units: unitIds, people })
  await keepViews(tools, by, { units: unitIds, people })
  await layRuleDown(tools.desk, by, people)
  await welcomeVips(tools, by, customers)
  await tools.settle()
  const outletIds = await idsIn(tools, by, 'outlets')
  return {
    administratorId: by,
    rootUnitId,
    units: unitIds,
    people,
    labels,
    products: await idsIn(tools, by, 'products'),
    touchpoints: await idsIn(tools, by, 'touchpoints'),
    outlets: new Map(
      outlets.map(({ code, city }) => [code, { id: codeOf(outletIds, code), unitId: codeOf(unitIds, city) }]),
    ),
  }
}
