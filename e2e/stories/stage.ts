import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { setUpOrganisation } from '#features/organisation/contract.ts'
import { ensureSetUpToken } from '#features/organisation/server/public/set-up-token.ts'
import { setPassword, strongPassword } from '#features/sign-in/server/public/passwords.ts'
import { listRoles } from '#features/staff/contract/roles.ts'
import { createUnit, setAvailability } from '#features/staff/contract.ts'
import { createPerson } from '#features/staff/server/public/people.ts'
import type { OpenHouse } from '#platform/server/open-house.ts'
import { openServedHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { type Desk, openDesk } from '../../src/app/demo/run/desk.ts'
import { modules } from '../../src/app/server/features.ts'
import { buildWebProcess } from '../../src/app/server/web-process.ts'
import { aboveTheBar, desk, openBrowser, phone, signedIn, tablet } from '../browsing.ts'

const password = 'three owls by the river 7'
const loginOf = (login: string) => `${login}@example.com`

/** Somebody who works here. */
interface Colleague {
  readonly name: string
  readonly login: string
  /** Key of a role that ships. */
  readonly role: string
  readonly unitId: string
  /** The unit over which the role holds, if it is not their own. */
  readonly over?: string
  readonly availability?: 'online' | 'away'
}

/** An organisation whose time a story moves, with browsers that look at it. What happens is followed at once, as in a running product. */
export interface Stage {
  readonly house: TestHouse
  readonly address: string
  readonly rootUnitId: string
  readonly administratorId: string
  /** Does in one line what the story does not tell step by step. */
  readonly deeds: Desk
  unit(name: string): Promise<string>
  hire(colleague: Colleague): Promise<string>
  /** Moves time to a moment, forward or back, and lets every clock speak. */
  goTo(moment: string): Promise<void>
  passes(milliseconds: number): Promise<void>
  /** Waits until all that follows from what happened has happened. */
  calm(): Promise<void>
  /** The screen of a colleague at a desk, or in the hand. */
  screen(login: string): Promise<Page>
  hand(login: string): Promise<Page>
  /** The tablet of a colleague. */
  tablet(login: string): Promise<Page>
  /** The phone of somebody who wants something. */
  customer(): Promise<Page>
  close(): Promise<void>
}

/** Follows what happens while the story goes on; `calm` waits until nothing is left to do and says what went wrong. */
function following(house: TestHouse) {
  let open = true
  let turn: Promise<void> = Promise.resolve()
  const calm = () => {
    turn = turn.then(() => house.settle())
    return turn
  }
  const over = (async () => {
    while (open) {
      await calm()
      await new Promise((later) => setTimeout(later, 100))
    }
  })()
  return {
    calm,
    async end() {
      open = false
      await over
    },
  }
}

async function setUp(house: TestHouse): Promise<{ personId: string; rootUnitId: string }> {
  const { status, reply } = await house.call(
    setUpOrganisation,
    {},
    {
      token: (await ensureSetUpToken(house.house)) as string,
      name: '晨星物业服务',
      industry: 'general',
      timeZone: 'Asia/Shanghai',
      administrator: { name: '欧阳静怡', login: loginOf('admin'), password },
    },
  )
  if (status !== 200) throw new Error('The set-up was refused')
  return { personId: reply.person.id, rootUnitId: reply.person.orgUnitId }
}

/** The web server, which tells browsers the time of the story: they believe the server, not themselves. */
async function servedAtItsTime(open: OpenHouse) {
  const server = await buildWebProcess(open, modules, { demo: false })
  server.addHook('onSend', async (_, reply) => {
    reply.header('date', new Date(await open.house.now()).toUTCString())
  })
  return server
}

/** Opens one, at a moment. */
export async function openStage(moment: string): Promise<Stage> {
  const house = await openServedHouse(inject('databaseServer'), { modules, serve: servedAtItsTime })
  const deeds = openDesk(house.house, modules)
  const goTo = async (wanted: string) => {
    house.travel(Date.parse(wanted) - (await house.house.now()))
    await house.tick()
  }
  await goTo(moment)
  const { personId: administratorId, rootUnitId } = await setUp(house)
  const { calm, end } = following(house)
  await calm()
  // Who set it up hands the work to those who are hired.
  await deeds.call(setAvailability, { personId: administratorId, availability: 'away' }, administratorId)
  const address = await house.server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  const { items: roles } = await deeds.call(listRoles, {}, administratorId)
  const encoded = await strongPassword(password, [])
  const account = (login: string) => ({ login: loginOf(login), password })
  return {
    house,
    address,
    rootUnitId,
    administratorId,
    deeds,
    unit: async (name) =>
      (await deeds.call(createUnit, { parentId: rootUnitId, kind: 'department', name }, administratorId))
        .unitId,
    async hire({ name, login, role, unitId, over = unitId, availability = 'online' }) {
      const roleId = roles.find(({ key }) => key === role)?.id as string
      const personId = await house.arrange(async (context) => {
        const id = await createPerson(context, {
          ...{ name, orgUnitId: unitId, locale: 'zh-CN', email: loginOf(login), status: 'active' },
          roles: [{ roleId, orgUnitId: over }],
        })
        await setPassword(context, { personId: id, password: encoded, how: 'set_up' })
        return id
      })
      await deeds.call(setAvailability, { personId, availability }, personId)
      await calm()
      return personId
    },
    calm,
    async goTo(wanted) {
      await calm()
      await goTo(wanted)
      await calm()
    },
    screen: async (login) => signedIn(await desk(browser), address, account(login)),
    async hand(login) {
      const page = await signedIn(await phone(browser), address, account(login))
      await page.setViewportSize(aboveTheBar)
      return page
    },
    tablet: async (login) => signedIn(await tablet(browser), address, account(login)),
    async passes(milliseconds) {
      await calm()
      house.travel(milliseconds)
      await house.tick()
      await calm()
    },
    customer: async () => (await phone(browser)).newPage(),
    async close() {
      await browser.close()
      await end()
      await house.close()
    },
  }
}
