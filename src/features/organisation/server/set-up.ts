import { hashedSecret } from '#features/sign-in/server/public/hashes.ts'
import {
  type StrongPassword,
  setPassword,
  strongPassword,
} from '#features/sign-in/server/public/passwords.ts'
import { beginSession, type FreshSession } from '#features/sign-in/server/public/sessions.ts'
import {
  createPerson,
  createRootUnit,
  installDefaultRoles,
  loginOf,
} from '#features/staff/server/public/people.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { visitor } from '#platform/server/actor.ts'
import type { CommandContext, RequestFacts } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import { organisationSetUp, type setUpOrganisation } from '../contract.ts'
import { isSetUpToken } from './known-tokens.ts'
import { insertOrganisation, lockSetUp } from './organisation.store.ts'
import { theOrganisation } from './public/profile.ts'

type SetUp = InputOf<typeof setUpOrganisation>

async function refuseStrangers({ db }: CommandContext, token: string): Promise<void> {
  await lockSetUp(db)
  if ((await theOrganisation(db)) !== undefined) throw new Refusal('organisation.alreadySetUp', 'conflict')
  if (!(await isSetUpToken(db, hashedSecret(token)))) throw new Refusal('organisation.badToken', 'forbidden')
}

async function appointAdministrator(
  context: CommandContext,
  { input, password, rootUnitId }: { input: SetUp; password: StrongPassword; rootUnitId: string },
): Promise<string> {
  const { name, login } = input.administrator
  const contact = loginOf(login)
  if (contact === null) throw new Refusal('organisation.badLogin', 'invalid')
  const { administratorRoleId } = await installDefaultRoles(context)
  const personId = await createPerson(context, {
    name,
    [contact.kind]: contact.value,
    orgUnitId: rootUnitId,
    locale: input.defaultLocale,
    status: 'active',
    roles: [{ roleId: administratorRoleId, orgUnitId: rootUnitId }],
  })
  await setPassword(context, { personId, password, how: 'set_up' })
  return personId
}

async function setUpIn(context: CommandContext, input: SetUp, password: StrongPassword) {
  await refuseStrangers(context, input.token)
  const { name, industry, timeZone, dayBegins, defaultLocale } = input
  const id = context.newId()
  const row = {
    ...{ id, name, industry, time_zone: timeZone, day_begins: dayBegins },
    default_locale: defaultLocale,
  }
  await insertOrganisation(context.db, row, context.now)
  const rootUnitId = await createRootUnit(context, name)
  const personId = await appointAdministrator(context, { input, password, rootUnitId })
  context.emit(organisationSetUp, {
    subject: id,
    facts: { industry, rootUnitId, timeZone, locale: defaultLocale },
  })
  const fresh = await beginSession(context, { personId, how: 'set_up' })
  return { personId, fresh }
}

/** Creates the organisation, its root unit, the shipped roles and the first administrator, and signs them in: all or nothing. */
export async function setUp(
  house: House,
  request: RequestFacts,
  input: SetUp,
): Promise<{ personId: string; fresh: FreshSession }> {
  const { name, login, password: chosen } = input.administrator
  const password = await strongPassword(chosen, [name, loginOf(login)?.value ?? null])
  return house.transact({ actor: visitor, request }, (context) => setUpIn(context, input, password))
}
